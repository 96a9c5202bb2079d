import { type CommandContext } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { findAchFileForChange, saveAchFile, type StoredAchFile } from "~/money/data/ach/ach-files.server";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { returnsLeft, transitArrived } from "~/money/domain/ledger/posting-rules";

import type { MatchTargetHandler, SeenMoney } from "./match-target-handler";

/** The bank pays a debit file in one line, and takes the returns of one file back in one. */
export const settleAchFile: MatchTargetHandler = {
  async pay(context, money) {
    const file = await findAchFileForChange(context.db, money.targetId);
    if (!file || sideOf(file) !== money.side) return refuse("TARGET_UNKNOWN");
    if (file.matchedOn !== null || (file.state !== "taken" && file.state !== "committed"))
      return refuse("TARGET_CLOSED");
    if (file.bankAccountId !== money.bankAccountId) return refuse("PAYOUT_OTHER_BANK");
    if (file.amount !== money.amount) return refuse("TARGET_AMOUNT", { facts: { amount: file.amount } });
    await post(context, file, money, "settled");
    await saveAchFile(context.db, file.id, { matchedOn: money.bookingDate });
    return accept({ paymentId: null });
  },

  async undo(context, money) {
    const file = await findAchFileForChange(context.db, money.targetId);
    if (!file) return refuse("TARGET_UNKNOWN");
    if (file.matchedOn === null) return refuse("TARGET_CLOSED");
    await post(context, file, money, "settlement_undone");
    await saveAchFile(context.db, file.id, { matchedOn: null });
    return accept(null);
  },
};

const sideOf = ({ kind }: StoredAchFile) => (kind === "debit" ? "C" : "D");

async function post(
  context: CommandContext,
  file: StoredAchFile,
  money: SeenMoney,
  how: "settled" | "settlement_undone",
): Promise<void> {
  const subject = { type: "ach_file", id: file.id };
  const eventId = context.emit(`ach_file.${how}`, subject, {
    after: { amount: file.amount, statement_line_id: money.lineId },
    related: [{ type: "statement_line", id: money.lineId }],
    effectiveDate: money.bookingDate,
  });
  const transit = { code: "1060" as const, dimensionId: file.bankAccountId };
  const draft =
    file.kind === "debit"
      ? transitArrived(money.lineId, transit, file.amount)
      : returnsLeft(money.lineId, transit, file.amount);
  await postEntry(
    context,
    {
      eventId,
      key: `${how}:${money.partId}`,
      effectiveDate: money.bookingDate,
      narration:
        file.kind === "debit" ? "Debit file on the bank statement" : "Returned debits on the bank statement",
      subject,
    },
    how === "settled" ? draft : { ...draft, lines: mirror(draft.lines) },
  );
}
