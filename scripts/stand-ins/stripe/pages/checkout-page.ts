import type Stripe from "stripe";

import { TEST_METHODS } from "../payments/test-methods";
import { html, type Html, page } from "../../pages/html";
import { moneyText } from "./money-text";

export interface CheckoutView {
  session: Stripe.Checkout.Session;
  merchant: string;
  description: string;
  /** Why the last try did not work. */
  message?: string;
}

/** The hosted payment page: a plain form that works without scripts. */
export function checkoutPage({ session, merchant, description, message }: CheckoutView): string {
  const setup = session.mode === "setup";
  const amount = moneyText(session.amount_total ?? 0, session.currency ?? "usd");
  const both = session.payment_method_types.length > 1;
  return page(
    setup ? `Save a way to pay ${merchant}` : `Pay ${merchant}`,
    html`<p class="note">Stripe stand-in: test payments only</p>
      <h1>${merchant}</h1>
      <p>${description}</p>
      ${!setup && html`<p class="amount" data-testid="amount">${amount}</p>`}
      ${message && html`<p class="alert" role="alert">${message}</p>`}
      <form method="post" action="/c/pay/${session.id}">
        <label for="email">Email</label>
        <input id="email" name="email" type="email" autocomplete="email" value="${session.customer_email}" />
        ${session.payment_method_types.includes("card") && cardFields(both)}
        ${session.payment_method_types.includes("us_bank_account") && bankFields(both)}
        <button type="submit">${setup ? "Save" : `Pay ${amount}`}</button>
      </form>
      ${session.cancel_url && html`<p><a href="/c/pay/${session.id}/cancel">Cancel and go back to ${merchant}</a></p>`}
      ${help(session.payment_method_types)}`,
  );
}

function cardFields(choice: boolean): Html {
  return html`<fieldset>
    <legend>Card</legend>
    ${choice && html`<label><input type="radio" name="rail" value="card" checked /> Pay by card</label>`}
    <label for="cardNumber">Card number</label>
    <input
      id="cardNumber"
      name="cardNumber"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      placeholder="4242 4242 4242 4242"
    />
    <div class="row">
      <div>
        <label for="cardExpiry">Expiry (MM / YY)</label>
        <input
          id="cardExpiry"
          name="cardExpiry"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          placeholder="12 / 34"
        />
      </div>
      <div>
        <label for="cardCvc">Security code</label>
        <input
          id="cardCvc"
          name="cardCvc"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          placeholder="123"
        />
      </div>
    </div>
  </fieldset>`;
}

function bankFields(choice: boolean): Html {
  return html`<fieldset>
    <legend>US bank account</legend>
    ${choice && html`<label><input type="radio" name="rail" value="us_bank_account" /> Pay from a bank account</label>`}
    <label for="routingNumber">Routing number</label>
    <input
      id="routingNumber"
      name="routingNumber"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      placeholder="110000000"
    />
    <label for="accountNumber">Account number</label>
    <input
      id="accountNumber"
      name="accountNumber"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      placeholder="000123456789"
    />
  </fieldset>`;
}

function help(rails: string[]): Html {
  const rows = TEST_METHODS.filter(({ kind }) => rails.includes(kind)).map(
    ({ number, label }) =>
      html`<tr>
        <td><code>${number}</code></td>
        <td>${label}</td>
      </tr>`,
  );
  return html`<details>
    <summary>Test numbers</summary>
    <table>
      <thead>
        <tr>
          <th>Number</th>
          <th>What it does</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </details>`;
}

export function closedPage({ session, merchant }: CheckoutView): string {
  const expired = session.status === "expired";
  const back = expired
    ? session.cancel_url
    : session.success_url?.replaceAll("{CHECKOUT_SESSION_ID}", session.id);
  return page(
    expired ? "Page expired" : "Payment complete",
    html`<h1>${expired ? "This payment page has expired" : "You're all done here"}</h1>
      <p>
        ${expired ? `Ask ${merchant} for a new link; nothing was charged.` : `Your payment to ${merchant} was taken.`}
      </p>
      ${back && html`<p><a href="${back}">Go back to ${merchant}</a></p>`}`,
  );
}

export function challengePage(intent: Stripe.PaymentIntent, merchant: string): string {
  return page(
    "Confirm your payment",
    html`<p class="note">Stripe stand-in: 3-D Secure test page</p>
      <h1>Your bank asks you to confirm</h1>
      <p>${merchant} wants to charge</p>
      <p class="amount">${moneyText(intent.amount, intent.currency)}</p>
      <form method="post" action="/c/3ds/${intent.id}">
        <button name="answer" value="complete">Complete authentication</button>
        <button class="plain" name="answer" value="fail">Fail authentication</button>
      </form>`,
  );
}

export function onboardingPage(token: string, account: Stripe.Account): string {
  const wanted = (account.requirements?.currently_due ?? []).map(
    (name) => html`<li><code>${name}</code></li>`,
  );
  return page(
    "Set up payments",
    html`<p class="note">Stripe stand-in: onboarding test page</p>
      <h1>Set up payments for ${account.business_profile?.name ?? account.email ?? account.id}</h1>
      ${
        wanted.length > 0 &&
        html`<p>Stripe still needs:</p>
          <ul>
            ${wanted}
          </ul>`
      }
      <form method="post" action="/connect/onboard/${token}">
        <button name="answer" value="complete">Provide everything and finish</button>
        <button class="plain" name="answer" value="later">Save and finish later</button>
      </form>`,
  );
}
