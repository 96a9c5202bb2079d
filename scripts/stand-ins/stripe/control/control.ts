import type Stripe from "stripe";

import { collectDue } from "../billing/collect";
import { renew, renewDue } from "../billing/cycle";
import { subscribeOnPage } from "../billing/subscribe";
import type { Chaos, Disturbance } from "../http/chaos";
import { completeAccount } from "../objects/account";
import { closeDispute, openDispute } from "../payments/disputes";
import { expireDueSessions } from "../payments/expire-session";
import { answerChallenge, paySession } from "../payments/pay-session";
import { payOutAll } from "../payments/payouts";
import { warnOfFraud } from "../payments/fraud-warning";
import { resolveRefund } from "../payments/refunds";
import { endMandate, saveOnPage } from "../payments/save-method";
import { settleIntent } from "../payments/settle-intent";
import { findTestMethod } from "../payments/test-methods";
import type { StandIn } from "../stand-in";
import type { Delivery, Kind, Kinds, Task } from "../state";
import type { Deliveries, WebhookEndpoint } from "../webhooks/deliveries";
import { referenceId } from "../objects/reference-id";

/** What tests and the demo may do to the stand-in besides using it: time, luck, banks and the webhook line. */
export class Control {
  constructor(
    private readonly standIn: StandIn,
    private readonly webhooks: Deliveries,
    private readonly chaos: Chaos,
  ) {}

  // The webhook line

  addWebhookEndpoint(endpoint: WebhookEndpoint): void {
    this.webhooks.addEndpoint(endpoint);
  }

  deliveries(): Delivery[] {
    return this.webhooks.list();
  }

  /** Sends an event once more; the same event id, a fresh signature. */
  redeliver(eventId: string): Delivery[] {
    return this.webhooks.repeat(eventId);
  }

  hold(): void {
    this.webhooks.hold();
  }

  release(order?: "given" | "reversed" | string[]): void {
    this.webhooks.release(order);
  }

  drop(deliveryId: string): boolean {
    return this.webhooks.drop(deliveryId);
  }

  /** Resolves when every message that is due has been tried. */
  delivered(): Promise<void> {
    return this.webhooks.settled();
  }

  // Luck

  disturb(disturbance: Disturbance): void {
    this.chaos.add(disturbance);
  }

  calm(): void {
    this.chaos.calm();
  }

  // Time

  /** Moves the clock; what falls due on the way happens. */
  advance(seconds: number): void {
    this.standIn.advance(seconds);
    this.runDue();
  }

  runDue(): void {
    expireDueSessions(this.standIn);
    renewDue(this.standIn);
    collectDue(this.standIn);
    for (const task of this.standIn.takeTasks()) this.runTask(task);
  }

  // Payers, banks and networks

  /** Pays an open page with a test number or its token, as a payer would; returns the page as it then is. */
  payCheckout(
    sessionId: string,
    numberOrToken = "4242424242424242",
    email?: string,
  ): Stripe.Checkout.Session {
    expireDueSessions(this.standIn);
    const { account, object: session } = this.held("checkout.session", sessionId);
    const method = findTestMethod(numberOrToken);
    if (!method) throw new Error(`${numberOrToken} is no test number`);
    if (session.mode === "subscription") subscribeOnPage(this.standIn, session, method);
    else paySession(this.standIn, account, session, method, email);
    return session;
  }

  answerChallenge(intentId: string, passed: boolean): Stripe.PaymentIntent {
    const { account, object: intent } = this.held("payment_intent", intentId);
    answerChallenge(this.standIn, account, intent, passed);
    return intent;
  }

  /** Ends debits and refunds that are under way: the named one, or all. The outcome is the test number's, or as said. */
  settle(id?: string, outcome?: "succeeded" | "failed"): number {
    const tasks = this.standIn.takeTasks((task) => id === undefined || task.id === id);
    for (const task of tasks) this.runTask(task, outcome);
    return tasks.length;
  }

  /** Of a charge or of a payment. */
  openDispute(id: string, reason = "fraudulent"): Stripe.Dispute {
    const account = this.standIn.accountOf(id);
    if (account === undefined) throw new Error(`There is no ${id}`);
    const intent = this.standIn.find("payment_intent", account, id);
    const charge = this.standIn.get("charge", account, intent ? referenceId(intent.latest_charge) : id);
    return openDispute(this.standIn, account, charge, reason);
  }

  closeDispute(disputeId: string, outcome: "won" | "lost"): Stripe.Dispute {
    const { account, object: dispute } = this.held("dispute", disputeId);
    closeDispute(this.standIn, account, dispute, outcome);
    return dispute;
  }

  /** Keeps a card or account by an open page, as its holder would. */
  saveMethod(sessionId: string, numberOrToken = "4242424242424242"): Stripe.Checkout.Session {
    const { account, object: session } = this.held("checkout.session", sessionId);
    const method = findTestMethod(numberOrToken);
    if (!method) throw new Error(`${numberOrToken} is no test number`);
    saveOnPage(this.standIn, account, session, method);
    return session;
  }

  /** The holder tells the bank that nothing more may be drawn. */
  endMandate(mandateId: string): Stripe.Mandate {
    const { account, object: mandate } = this.held("mandate", mandateId);
    endMandate(this.standIn, account, mandate);
    return mandate;
  }

  /** The network thinks a paid card was not the payer's own; of a charge or of a payment. */
  warnOfFraud(id: string): void {
    const account = this.standIn.accountOf(id);
    if (account === undefined) throw new Error(`There is no ${id}`);
    const intent = this.standIn.find("payment_intent", account, id);
    const charge = this.standIn.get("charge", account, intent ? referenceId(intent.latest_charge) : id);
    warnOfFraud(this.standIn, account, charge);
  }

  /** Pays out all that is open in one currency; nothing when nothing is. */
  createPayout(account: string, currency = "usd"): Stripe.Payout | undefined {
    return payOutAll(this.standIn, account, currency);
  }

  /** Fills in an open page of any kind: pays, keeps a method or begins a subscription. */
  completePage(sessionId: string, numberOrToken?: string): Stripe.Checkout.Session {
    const { mode } = this.held("checkout.session", sessionId).object;
    return mode === "setup"
      ? this.saveMethod(sessionId, numberOrToken)
      : this.payCheckout(sessionId, numberOrToken);
  }

  /** The next cycle of a customer's subscription begins now; the customer by name or by e-mail. */
  renew(customerOrEmail: string): Stripe.Subscription {
    const known = this.standIn.all("customer", "").find(({ email }) => email === customerOrEmail);
    const id = known?.id ?? customerOrEmail;
    const found = this.standIn.all("subscription", "").find(({ customer }) => customer === id);
    if (!found) throw new Error(`${customerOrEmail} has no subscription`);
    renew(this.standIn, found);
    return found;
  }

  completeOnboarding(accountId: string): Stripe.Account {
    const { object: account } = this.held("account", accountId);
    completeAccount(account);
    this.standIn.emit(accountId, "account.updated", account);
    return account;
  }

  /** Stripe stops an account: no more charges. */
  rejectAccount(accountId: string): Stripe.Account {
    const { object: account } = this.held("account", accountId);
    Object.assign(account, { charges_enabled: false, payouts_enabled: false });
    if (account.requirements) account.requirements.disabled_reason = "rejected.other";
    this.standIn.emit(accountId, "account.updated", account);
    return account;
  }

  private runTask(task: Task, outcome?: "succeeded" | "failed"): void {
    const { kind, account, id } = task;
    if (kind === "settle_intent") {
      settleIntent(this.standIn, account, this.standIn.get("payment_intent", account, id), outcome);
    } else {
      resolveRefund(this.standIn, account, this.standIn.get("refund", account, id));
    }
  }

  private held<K extends Kind>(kind: K, id: string): { account: string; object: Kinds[K] } {
    const account = this.standIn.accountOf(id);
    if (account === undefined) throw new Error(`There is no ${id}`);
    return { account, object: this.standIn.get(kind, account, id) };
  }
}
