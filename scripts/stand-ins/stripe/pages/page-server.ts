import type { ServerResponse } from "node:http";

import type Stripe from "stripe";

import { completeAccount } from "../objects/account";
import { answerChallenge, paySession } from "../payments/pay-session";
import { expireDueSessions } from "../payments/expire-session";
import { readPaymentForm } from "../payments/read-payment-form";
import { collect, subscriptionOf } from "../billing/collect";
import { subscribeOnPage } from "../billing/subscribe";
import { saveOnPage } from "../payments/save-method";
import type { StandIn } from "../stand-in";
import type { OnboardingLink } from "../state";
import { invoicePage, invoicePdf, portalPage } from "./billing-pages";
import { challengePage, checkoutPage, type CheckoutView, closedPage, onboardingPage } from "./checkout-page";
import { html, page } from "../../pages/html";
import { referenceId } from "../objects/reference-id";

/** The pages a payer or a merchant sees: payment, 3-D Secure and onboarding. Every form answers with a redirect. */
export class PageServer {
  constructor(private readonly standIn: StandIn) {}

  respond(response: ServerResponse, method: string, path: string, form: URLSearchParams): void {
    expireDueSessions(this.standIn);
    const [, area, kind, id = "", more] = path.split("/");
    if (area === "c" && kind === "pay") return this.pay(response, method, id, more, form);
    if (area === "c" && kind === "3ds") return this.challenge(response, method, id, form);
    if (area === "connect" && kind === "onboard") return this.onboard(response, method, id, form);
    if (area === "i") return this.invoice(response, method, kind ?? "", id);
    if (area === "p" && kind === "session") return this.portal(response, id);
    this.notFound(response);
  }

  private invoice(response: ServerResponse, method: string, id: string, more: string): void {
    const invoice = this.standIn.find("invoice", "", id);
    if (!invoice) return this.notFound(response);
    if (more === "pdf") return sendPdf(response, invoicePdf(invoice));
    const declined =
      method === "POST" ? collect(this.standIn, invoice, subscriptionOf(this.standIn, invoice)) : null;
    send(response, 200, invoicePage(invoice, declined ?? undefined));
  }

  private portal(response: ServerResponse, id: string): void {
    const { portal } = this.standIn.hidden(id);
    const customer = portal && this.standIn.find("customer", "", portal.customer);
    if (!portal || !customer) return this.notFound(response);
    const invoices = this.standIn.all("invoice", "").filter((one) => one.customer === customer.id);
    send(response, 200, portalPage(customer, invoices, portal.returnUrl));
  }

  private pay(
    response: ServerResponse,
    method: string,
    id: string,
    more: string | undefined,
    form: URLSearchParams,
  ): void {
    const account = this.standIn.accountOf(id);
    const session = account === undefined ? undefined : this.standIn.find("checkout.session", account, id);
    if (account === undefined || !session) return this.notFound(response);
    if (more === "cancel" && session.cancel_url) return redirect(response, session.cancel_url);
    const view = this.view(account, session);
    if (method === "GET") {
      const open = session.status === "open";
      return send(
        response,
        open || session.status === "complete" ? 200 : 410,
        open ? checkoutPage(view) : closedPage(view),
      );
    }
    if (session.status === "open") this.tryToPay(account, session, form);
    redirect(response, this.afterPaying(account, session));
  }

  private tryToPay(account: string, session: Stripe.Checkout.Session, form: URLSearchParams): void {
    const read = readPaymentForm(form, session.payment_method_types, new Date(this.standIn.now() * 1000));
    if (read.ok && session.mode === "setup") saveOnPage(this.standIn, account, session, read.method);
    else if (read.ok && session.mode === "subscription") subscribeOnPage(this.standIn, session, read.method);
    else if (read.ok) paySession(this.standIn, account, session, read.method, read.email);
    else this.standIn.hidden(session.id).pageMessage = read.message;
  }

  private afterPaying(account: string, session: Stripe.Checkout.Session): string {
    if (session.status === "complete") {
      return (session.success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", session.id);
    }
    if (session.mode !== "payment") return `/c/pay/${session.id}`;
    const intent = this.standIn.find("payment_intent", account, referenceId(session.payment_intent));
    return intent?.next_action?.redirect_to_url?.url ?? `/c/pay/${session.id}`;
  }

  private view(account: string, session: Stripe.Checkout.Session): CheckoutView {
    const { pageMessage, intentDraft } = this.standIn.hidden(session.id);
    return {
      session,
      merchant: this.merchant(account),
      description: intentDraft?.description ?? "",
      message: pageMessage,
    };
  }

  private merchant(account: string): string {
    return this.standIn.find("account", "", account)?.business_profile?.name ?? "Test merchant";
  }

  private challenge(response: ServerResponse, method: string, id: string, form: URLSearchParams): void {
    const account = this.standIn.accountOf(id);
    const intent = account === undefined ? undefined : this.standIn.find("payment_intent", account, id);
    if (account === undefined || !intent) return this.notFound(response);
    const session = this.standIn.all("checkout.session", account).find((one) => one.payment_intent === id);
    const back = intent.next_action?.redirect_to_url?.return_url ?? "/";
    if (method === "GET" && intent.status === "requires_action") {
      return send(response, 200, challengePage(intent, this.merchant(account)));
    }
    if (method === "POST") answerChallenge(this.standIn, account, intent, form.get("answer") === "complete");
    redirect(response, session ? this.afterPaying(account, session) : back);
  }

  private onboard(response: ServerResponse, method: string, token: string, form: URLSearchParams): void {
    const link = this.standIn.state.links.find((candidate) => candidate.token === token);
    if (!link) return this.notFound(response);
    if (link.used || this.standIn.now() > link.expiresAt) return redirect(response, link.refreshUrl);
    const account = this.standIn.get("account", "", link.account);
    if (method === "GET") return send(response, 200, onboardingPage(token, account));
    this.finishOnboarding(link, account, form.get("answer") === "complete");
    redirect(response, link.returnUrl);
  }

  private finishOnboarding(link: OnboardingLink, account: Stripe.Account, complete: boolean): void {
    link.used = true;
    this.standIn.markChanged();
    if (!complete) return;
    completeAccount(account);
    this.standIn.emit(account.id, "account.updated", account);
  }

  private notFound(response: ServerResponse): void {
    send(
      response,
      404,
      page(
        "Not found",
        html`<h1>There is nothing here</h1>
          <p><a href="/">Overview</a></p>`,
      ),
    );
  }
}

export function send(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  response.end(text);
}

function sendPdf(response: ServerResponse, file: Buffer): void {
  response.setHeader("Content-Type", "application/pdf");
  response.end(file);
}

/** "See other": reloading the page that follows never sends the form again. */
function redirect(response: ServerResponse, address: string): void {
  response.statusCode = 303;
  response.setHeader("Location", address);
  response.end();
}
