import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import { findCashBoxForChange } from "~/money/data/transfer/cash-boxes.server";
import { saveNewTransfer } from "~/money/data/transfer/transfers.server";
import { parseAmount } from "~/money/domain/amount/money";
import { cashTaken } from "~/money/domain/transfer/cash-taken";

const input = z.object({
  branchId: z.uuid("REQUIRED"),
  destinationId: z.uuid("REQUIRED"),
  amount: z.string().trim().min(1, "REQUIRED").max(30),
});

/**
 * PS16: cash leaves its box for a bank account, and is on its way until the bank's line shows it. What came in for
 * clients goes to a trust account, and nothing else does. Keyed.
 */
export const bankCash = defineCommand(
  { name: "transfer.bank_cash", permission: "payout:release", input, keyed: true },
  async (context, { branchId, destinationId, amount: typed }) => {
    const { currency } = context.tenant;
    const parsed = parseAmount(typed, currency, { grouped: true });
    if (!parsed.ok) return refuseField("amount", parsed.refusal.code);
    const amount = parsed.value.minor;
    const destination = await findBankAccount(context.db, destinationId);
    const box = await findCashBoxForChange(context.db, branchId, currency);
    if (!destination || !box) return refuse("NOT_FOUND");
    const trust = destination.kind === "trust";
    const left = trust ? box.clients : box.total - box.clients;
    if (amount > left) {
      const code = amount > box.total ? "NOT_IN_BOX" : trust ? "CASH_IS_FIRMS" : "CASH_IS_CLIENTS";
      return refuse(code, { fields: { amount: code }, facts: { left } });
    }
    const id = context.newId();
    const subject = { type: "transfer", id };
    const eventId = context.emit("transfer.ordered", subject, {
      after: { kind: "cash", amount, currency },
      related: [{ type: "bank_account", id: destinationId }],
      effectiveDate: context.today,
    });
    await saveNewTransfer(context.db, {
      id, kind: "cash", sourceId: null, destinationId, amount, currency, partyId: branchId, receivable: null, causeEventId: eventId, dueOn: context.today,
      sentOn: context.today, createdBy: { kind: context.actor.kind, id: context.actor.id },
    }); // prettier-ignore
    const cause = {
      eventId,
      key: id,
      effectiveDate: context.today,
      narration: "Cash taken to the bank",
      subject,
    };
    await postEntry(context, cause, cashTaken({ branchId, destinationId, amount, trust }));
    return accept({ transferId: id });
  },
);
