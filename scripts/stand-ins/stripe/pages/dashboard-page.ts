import type Stripe from "stripe";

import type { StandIn } from "../stand-in";
import type { Delivery } from "../state";
import { html, type Html, page } from "../../pages/html";
import { moneyText } from "./money-text";

const SHOWN = 100;

/** What the stand-in holds: accounts, payments and webhook messages, newest first. */
export function dashboardPage(standIn: StandIn): string {
  const accounts = standIn.everywhere("account").map(accountRow);
  const payments = standIn.everywhere("payment_intent").slice(0, SHOWN).map(paymentRow);
  const pages = standIn.everywhere("checkout.session").slice(0, SHOWN).map(pageRow);
  const messages = standIn.state.deliveries.slice(-SHOWN).reverse().map(deliveryRow);
  return page(
    "Stripe stand-in",
    html`<h1>Stripe stand-in</h1>
      <p class="note">Test payments of this machine; nothing here touches real money.</p>
      ${table("Accounts", ["Account", "Business", "Payments", "Payouts"], accounts)}
      ${table("Payment pages", ["Page", "Amount", "Status", "Payment", "Reference"], pages)}
      ${table("Payments", ["Payment", "Account", "Amount", "Status", "Description"], payments)}
      ${table("Webhook messages", ["Event", "Type", "State", "Tries", "Last answer"], messages)}`,
    { wide: true },
  );
}

interface Row<T> {
  account: string;
  object: T;
}

function table(title: string, heads: string[], rows: Html[]): Html {
  const head = heads.map((text) => html`<th scope="col">${text}</th>`);
  if (rows.length === 0)
    return html`<h2>${title}</h2>
      <p class="note">None yet.</p>`;
  return html`<h2>${title}</h2>
    <table>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

function accountRow({ object }: Row<Stripe.Account>): Html {
  return html`<tr>
    <td><code>${object.id}</code></td>
    <td>${object.business_profile?.name ?? object.email}</td>
    <td>${object.charges_enabled ? "on" : "off"}</td>
    <td>${object.payouts_enabled ? "on" : "off"}</td>
  </tr>`;
}

function pageRow({ object }: Row<Stripe.Checkout.Session>): Html {
  const amount = moneyText(object.amount_total ?? 0, object.currency ?? "usd");
  return html`<tr>
    <td><a href="/c/pay/${object.id}">${object.id.slice(0, 20)}…</a></td>
    <td>${amount}</td>
    <td>${object.status}</td>
    <td>${object.payment_status}</td>
    <td><code>${object.client_reference_id}</code></td>
  </tr>`;
}

function paymentRow({ account, object }: Row<Stripe.PaymentIntent>): Html {
  return html`<tr>
    <td><code>${object.id}</code></td>
    <td><code>${account || "platform"}</code></td>
    <td>${moneyText(object.amount, object.currency)}</td>
    <td>${object.status}</td>
    <td>${object.description}</td>
  </tr>`;
}

function deliveryRow({ eventId, type, state, attempts }: Delivery): Html {
  const last = attempts.at(-1);
  return html`<tr>
    <td><code>${eventId}</code></td>
    <td>${type}</td>
    <td>${state}</td>
    <td>${attempts.length}</td>
    <td>${last ? (last.error ?? last.status) : ""}</td>
  </tr>`;
}
