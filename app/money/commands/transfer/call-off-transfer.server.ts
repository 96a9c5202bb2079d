import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import { findTransferForChange, saveTransferFailed } from "~/money/data/transfer/transfers.server";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { cashTaken } from "~/money/domain/transfer/cash-taken";
import type { Transfer } from "~/money/domain/transfer/transfer";

const input = z.object({
  transferId: z.uuid(),
  reason: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/**
 * A transfer that will not be made; cash that was taken to the bank lies in its box again. A cover is owed to clients
 * and cannot be called off.
 */
export const callOffTransfer = defineCommand(
  { name: "transfer.call_off", permission: "payout:release", input },
  async (context, { transferId, reason }) => {
    const transfer = await findTransferForChange(context.db, transferId);
    if (!transfer) return refuse("NOT_FOUND");
    if (transfer.kind === "cover") return refuse("COVER_IS_OWED");
    const cash = transfer.kind === "cash" && transfer.state === "in_transit";
    if (transfer.state !== "ordered" && !cash) return refuse("ALREADY_DONE");
    const eventId = context.emit("transfer.called_off", { type: "transfer", id: transferId }, { reason });
    if (cash) await putBack(context, transfer, eventId);
    await saveTransferFailed(context.db, transferId);
    return accept({});
  },
);

async function putBack(context: CommandContext, transfer: Transfer, eventId: string): Promise<void> {
  const { id, partyId: branchId, destinationId, amount } = transfer;
  const destination = await findBankAccount(context.db, destinationId);
  if (!branchId || !destination) throw new Error("cash knows its box and its bank");
  const draft = cashTaken({ branchId, destinationId, amount, trust: destination.kind === "trust" });
  const subject = { type: "transfer", id };
  await postEntry(
    context,
    { eventId, key: `${id}:back`, effectiveDate: context.today, narration: "Cash back in its box", subject },
    { ...draft, lines: mirror(draft.lines) },
  );
}
