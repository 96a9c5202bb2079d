import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import { saveNewTransfer } from "~/money/data/transfer/transfers.server";
import { parseAmount } from "~/money/domain/amount/money";

const input = z.object({
  sourceId: z.uuid("REQUIRED"),
  destinationId: z.uuid("REQUIRED"),
  amount: z.string().trim().min(1, "REQUIRED").max(30),
});

/**
 * PS15: money between two bank accounts of one kind, written down so that its lines are known when they come.
 * Between trust and operating only a sweep or a cover moves money. Nothing is posted before a line is seen. Keyed.
 */
export const orderOwnTransfer = defineCommand(
  { name: "transfer.order_own", permission: "payout:release", input, keyed: true },
  async (context, { sourceId, destinationId, amount: typed }) => {
    const { currency } = context.tenant;
    const parsed = parseAmount(typed, currency, { grouped: true });
    if (!parsed.ok) return refuseField("amount", parsed.refusal.code);
    const amount = parsed.value.minor;
    const source = await findBankAccount(context.db, sourceId);
    const destination = await findBankAccount(context.db, destinationId);
    if (!source || !destination) return refuse("NOT_FOUND");
    if (source.id === destination.id) return refuseField("destinationId", "SAME_BANK_ACCOUNT");
    if (source.kind !== destination.kind) return refuseField("destinationId", "WRONG_BANK_KIND");
    const id = context.newId();
    const causeEventId = context.emit(
      "transfer.ordered",
      { type: "transfer", id },
      { after: { kind: "own", amount, currency }, related: [{ type: "bank_account", id: sourceId }] },
    );
    await saveNewTransfer(context.db, {
      id, kind: "own", sourceId, destinationId, amount, currency, partyId: null, receivable: null, causeEventId, dueOn: context.today,
      createdBy: { kind: context.actor.kind, id: context.actor.id },
    }); // prettier-ignore
    return accept({ transferId: id });
  },
);
