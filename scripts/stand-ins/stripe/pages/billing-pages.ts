import type Stripe from "stripe";

import { html, page } from "../../pages/html";
import { moneyText } from "./money-text";

/** Stripe's page of one invoice. */
export function invoicePage(invoice: Stripe.Invoice, message?: string): string {
  const total = moneyText(invoice.total, invoice.currency);
  return page(
    `Invoice ${invoice.number ?? ""}`,
    html`<p class="note">Stripe stand-in: test invoice</p>
      <h1>Invoice ${invoice.number}</h1>
      <p class="amount">${total}</p>
      <p>${invoice.status === "paid" ? "Paid" : "Open"}</p>
      ${message && html`<p class="alert" role="alert">${message}</p>`}
      <table>
        <tbody>
          ${invoice.lines.data.map(
            ({ description, amount }) =>
              html`<tr>
                <td>${description}</td>
                <td>${moneyText(amount, invoice.currency)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        invoice.status === "open" &&
        html`<form method="post" action="/i/${invoice.id}"><button>Pay ${total}</button></form>`
      }
      <p><a href="/i/${invoice.id}/pdf">PDF</a></p>`,
  );
}

/** Stripe's own pages for a customer. */
export function portalPage(customer: Stripe.Customer, invoices: Stripe.Invoice[], returnUrl: string): string {
  return page(
    `Billing of ${customer.name ?? customer.id}`,
    html`<p class="note">Stripe stand-in: billing portal</p>
      <h1>${customer.name ?? customer.id}</h1>
      <h2>Invoices</h2>
      <ul>
        ${invoices.map(
          ({ id, number, total, currency, status }) =>
            html`<li><a href="/i/${id}">${number}</a> ${moneyText(total, currency)} ${status}</li>`,
        )}
      </ul>
      <p><a href="${returnUrl}">Go back</a></p>`,
  );
}

/** A one-page PDF that says what the invoice's page says. */
export function invoicePdf(invoice: Stripe.Invoice): Buffer {
  const lines = [
    `Invoice ${invoice.number ?? invoice.id} (test)`,
    `${moneyText(invoice.total, invoice.currency)} - ${invoice.status ?? ""}`,
    ...invoice.lines.data.map(
      ({ description, amount }) => `${description ?? ""}  ${moneyText(amount, invoice.currency)}`,
    ),
  ].map((line) => line.replaceAll(/[^\x20-\x7e]/g, "x").replaceAll(/[\\()]/g, " "));
  const text = `BT /F1 12 Tf 60 780 Td 18 TL ${lines.map((line) => `(${line}) Tj T*`).join(" ")} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return String(place).padStart(10, "0");
  });
  const table = places.map((place) => `${place} 00000 n \n`).join("");
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  return Buffer.from(
    `${body}${end}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}
