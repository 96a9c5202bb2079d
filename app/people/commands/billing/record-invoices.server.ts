import type { CommandContext } from "~/office/commands/command/define-command";
import {
  listInvoiceStatuses,
  saveInvoice,
  type StoredInvoice,
} from "~/people/data/billing/billing-invoices.server";
import { listOwnerMailboxes } from "~/people/data/staff/permission-holders.server";
import { type CustomerSnapshot, keepAmount } from "~/people/domain/billing/customer-snapshot";

/** A receipt for each invoice that is paid now and was not before. */
export async function recordInvoices(context: CommandContext, { invoices }: CustomerSnapshot): Promise<void> {
  const statuses = await listInvoiceStatuses(
    context.db,
    invoices.map(({ invoiceRef }) => invoiceRef),
  );
  for (const { total, due, status, ...invoice } of invoices) {
    if (status === "draft" || statuses.get(invoice.invoiceRef) === "paid") continue;
    const stored: StoredInvoice = {
      ...invoice,
      status,
      currency: total.currency,
      total: total.minor,
      due: due.minor,
    };
    const id = context.newId();
    await saveInvoice(context.db, id, stored);
    if (status === "paid" && total.minor > 0n) await sendReceipt(context, id, stored);
  }
}

async function sendReceipt(context: CommandContext, id: string, invoice: StoredInvoice): Promise<void> {
  const { db, tenant, today } = context;
  const amount = keepAmount({ minor: invoice.total, currency: invoice.currency });
  context.emit(
    "billing.invoice_paid",
    { type: "billing_invoice", id },
    { after: { number: invoice.number, amount } },
  );
  for (const { email, fullName } of await listOwnerMailboxes(db, today)) {
    const params = { fullName, agency: tenant.displayName, amount, number: invoice.number ?? "" };
    context.enqueue("send-email", { to: email, letter: "fee_paid", params });
  }
}
