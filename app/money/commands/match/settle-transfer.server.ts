import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { findTransferForChange, saveLeg } from "~/money/data/transfer/transfers.server";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { type Leg, legEntry, legOf, type Transfer } from "~/money/domain/transfer/transfer";
import type { MatchTargetHandler, SeenMoney } from "./match-target-handler";

/** A bank line is one end of a transfer: it leaves suspense for 1060, and the transfer is done with both. */
export const settleTransfer: MatchTargetHandler = {
  async pay(context, money) {
    const transfer = await findTransferForChange(context.db, money.targetId);
    if (!transfer) return refuse("TARGET_UNKNOWN");
    const leg = legOf(transfer, money);
    if (!leg.ok) return leg;
    await post(context, transfer, leg.value, money, "seen");
    await saveLeg(context.db, transfer, leg.value, money.bookingDate);
    return accept({ paymentId: null });
  },

  async undo(context, money) {
    const transfer = await findTransferForChange(context.db, money.targetId);
    const leg = money.side === "D" ? "sent" : "arrived";
    if (!transfer) return refuse("TARGET_UNKNOWN");
    if ((leg === "sent" ? transfer.sentOn : transfer.arrivedOn) === null) return refuse("TARGET_CLOSED");
    await post(context, transfer, leg, money, "unseen");
    await saveLeg(context.db, transfer, leg, null);
    return accept(null);
  },
};

async function post(
  context: CommandContext,
  transfer: Transfer,
  leg: Leg,
  money: SeenMoney,
  how: "seen" | "unseen",
): Promise<void> {
  const subject = { type: "transfer", id: transfer.id };
  const eventId = context.emit(`transfer.${leg}${how === "seen" ? "" : "_undone"}`, subject, {
    after: { amount: money.amount, statement_line_id: money.lineId },
    related: [{ type: "statement_line", id: money.lineId }],
    effectiveDate: money.bookingDate,
  });
  const draft = legEntry(transfer, leg, money.lineId);
  await postEntry(
    context,
    {
      eventId,
      key: `${how}:${money.partId}`,
      effectiveDate: money.bookingDate,
      narration: `Transfer, ${leg === "sent" ? "debit" : "credit"} line`,
      subject,
    },
    how === "seen" ? draft : { ...draft, lines: mirror(draft.lines) },
  );
}
