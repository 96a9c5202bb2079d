import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

import type Stripe from "stripe";

/** Every kind of object the stand-in keeps, by Stripe's own name for it. */
export interface Kinds {
  "checkout.session": Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  balance_transaction: Stripe.BalanceTransaction;
  payout: Stripe.Payout;
  setup_intent: Stripe.SetupIntent;
  payment_method: Stripe.PaymentMethod;
  mandate: Stripe.Mandate;
  "radar.early_fraud_warning": Stripe.Radar.EarlyFraudWarning;
  account: Stripe.Account;
  customer: Stripe.Customer;
  price: Stripe.Price;
  subscription: Stripe.Subscription;
  subscription_schedule: Stripe.SubscriptionSchedule;
  invoice: Stripe.Invoice;
  coupon: Stripe.Coupon;
  event: Stripe.Event;
}

export type Kind = keyof Kinds;

/** What Stripe knows of an object and never shows. */
export interface HiddenFacts {
  /** The number of the test card or test bank account behind an intent, a charge or a kept payment method. */
  testNumber?: string;
  /** The payout that paid out a balance transaction. */
  payout?: string;
  /** The last decline, shown again on the payment page. */
  pageMessage?: string;
  /** What a page that begins a subscription will sell. */
  subscriptionDraft?: { lines: { price: string; quantity: number }[]; metadata: Record<string, string> };
  /** Whose pages a portal session shows, and the way back. */
  portal?: { customer: string; returnUrl: string };
  /** What a payment page's intent will carry; it is made when the payer first tries to pay. */
  intentDraft?: { description?: string; metadata: Record<string, string>; receiptEmail?: string };
}

export interface OnboardingLink {
  token: string;
  account: string;
  returnUrl: string;
  refreshUrl: string;
  expiresAt: number;
  used: boolean;
}

export interface DeliveryAttempt {
  at: string;
  status?: number;
  error?: string;
}

export interface Delivery {
  id: string;
  eventId: string;
  type: string;
  endpoint: string;
  payload: string;
  state: "pending" | "held" | "delivered" | "failed" | "dropped";
  attempts: DeliveryAttempt[];
  /** Milliseconds since 1970, of the real clock. */
  nextAttemptAt: number;
}

/** Something that happens by itself when its time comes. */
export interface Task {
  dueAt: number;
  kind: "settle_intent" | "resolve_refund";
  account: string;
  id: string;
}

export interface SavedAnswer {
  fingerprint: string;
  running: boolean;
  status: number;
  body: string;
  /** Seconds since 1970. */
  createdAt: number;
}

export interface StandInState {
  clockOffsetMs: number;
  /** Oldest first. An empty `account` is the platform itself. */
  objects: { kind: Kind; account: string; object: Kinds[Kind] }[];
  hidden: Record<string, HiddenFacts>;
  links: OnboardingLink[];
  deliveries: Delivery[];
  tasks: Task[];
  answers: Record<string, SavedAnswer>;
}

export function emptyState(): StandInState {
  return { clockOffsetMs: 0, objects: [], hidden: {}, links: [], deliveries: [], tasks: [], answers: {} };
}

/** @throws SyntaxError when the file is not what `saveState` wrote: better than losing payments silently. */
export function loadState(file: string): StandInState {
  if (!existsSync(file)) return emptyState();
  const state = { ...emptyState(), ...(JSON.parse(readFileSync(file, "utf8")) as Partial<StandInState>) };
  // A request cut off by the end of the process will never finish; its key is free again.
  state.answers = Object.fromEntries(Object.entries(state.answers).filter(([, { running }]) => !running));
  return state;
}

export function saveState(file: string, state: StandInState): void {
  const draft = `${file}.new`;
  writeFileSync(draft, JSON.stringify(state));
  renameSync(draft, file);
}
