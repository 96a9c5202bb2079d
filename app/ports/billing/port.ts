import type { Money } from "~/money/domain/amount/money";
import type { Cycle } from "~/people/domain/billing/plan";
import type { SubscriptionStatus } from "~/people/domain/billing/subscription-state";

import type { CallResult } from "../payments/port";

/** What of a plan is paid for: the plan itself, or the seats over the included ones. */
export type PlanPart = "base" | "seat";

/** One price of the catalogue and how many of it; the provider learns a price when it is first used. */
export interface PlanItem {
  plan: string;
  version: number;
  part: PlanPart;
  cycle: Cycle;
  /** as invoices name it */
  name: string;
  /** for one, a whole cycle */
  unit: Money;
  quantity: number;
}

/** A plan as a firm has it, with the seats it pays for over the included ones. */
export interface HeldPlan {
  plan: string;
  version: number;
  cycle: Cycle;
  seats: number;
}

export interface SubscriptionSnapshot {
  subscriptionRef: string;
  status: SubscriptionStatus;
  /** null where it was put together by hand at the provider */
  held: HeldPlan | null;
  periodStart: Date;
  periodEnd: Date;
  /** ends with the cycle and is not renewed */
  ending: boolean;
  /** what is charged from the next cycle on, where that was said already */
  next: HeldPlan | null;
  percentOff: number | null;
}

export interface InvoiceSnapshot {
  invoiceRef: string;
  number: string | null;
  status: "draft" | "open" | "paid" | "void" | "uncollectible";
  total: Money;
  due: Money;
  issuedAt: Date;
  paidAt: Date | null;
  /** the invoice's own page, where it can be paid */
  pageUrl: string | null;
  pdfUrl: string | null;
}

export interface PayingMethod {
  kind: string;
  brand: string;
  last4: string;
  /** "12/34"; null where it does not expire */
  expires: string | null;
}

export interface NextInvoice {
  total: Money;
  at: Date;
  lines: { text: string; amount: Money }[];
}

/** A firm as the provider knows it: what it pays for, by what, what comes next and what came. */
export interface CustomerSnapshot {
  customerRef: string;
  subscription: SubscriptionSnapshot | null;
  method: PayingMethod | null;
  next: NextInvoice | null;
  /** newest first, at most forty */
  invoices: InvoiceSnapshot[];
}

interface ForCustomer {
  tenantId: string;
  customerRef: string;
}

interface ForSubscription {
  tenantId: string;
  subscriptionRef: string;
  /** the same key is the same change */
  key: string;
}

export interface OpenedPage {
  url: string;
}

/**
 * What firms pay the platform: on the platform's own account, never on a firm's. News of it comes through the
 * payment-events port; what is true is what `fetchCustomer` answers.
 */
export interface BillingPort {
  createCustomer(request: {
    tenantId: string;
    key: string;
    name: string;
    email: string;
  }): Promise<CallResult<{ customerRef: string }>>;
  fetchCustomer(request: ForCustomer): Promise<CallResult<CustomerSnapshot>>;
  /** A page that takes the first payment and begins the subscription. */
  openCheckout(
    request: ForCustomer & { key: string; items: PlanItem[]; successUrl: string; cancelUrl: string },
  ): Promise<CallResult<OpenedPage>>;
  /** A page that keeps a card or bank account for later invoices. */
  openMethodPage(
    request: ForCustomer & { key: string; successUrl: string; cancelUrl: string },
  ): Promise<CallResult<OpenedPage>>;
  /** The provider's own pages: invoices, methods, address and tax number. */
  openPortal(request: ForCustomer & { returnUrl: string }): Promise<CallResult<OpenedPage>>;
  /** The newest kept method is the one that is charged, and what is open is tried with it at once. */
  adoptMethod(request: ForCustomer): Promise<CallResult<{ paid: number }>>;
  /**
   * Changes what is paid for. `now` charges what is left of the cycle as reckoned at `at`; `never` changes what the next
   * cycle costs and nothing before.
   */
  changeItems(
    request: ForSubscription & { items: PlanItem[]; charge: "now" | "never"; at: Date },
  ): Promise<CallResult<null>>;
  /** From the next cycle on; `null` takes such a change back. */
  scheduleItems(request: ForSubscription & { items: PlanItem[] | null }): Promise<CallResult<null>>;
  setEnding(request: ForSubscription & { ending: boolean }): Promise<CallResult<null>>;
  /** Takes a part off every invoice of so many months. */
  discount(
    request: ForSubscription & { percentOff: number; months: number; name: string },
  ): Promise<CallResult<null>>;
}
