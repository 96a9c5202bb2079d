import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import { applyRule } from "~/money/domain/ledger/apply-rule";
import { mirror } from "~/money/domain/ledger/journal-entry";

import { coverPiece, uncoverPiece } from "./cover-piece.server";
import type { MatchTargetHandler, SeenMoney } from "./match-target-handler";

/** PS14: the bank took a charge. On client money the firm covers it; the cover stands under the piece's own id. */
export const settleBankCharge: MatchTargetHandler = {
  async pay(context, money) {
    const bank = await findBankAccount(context.db, money.targetId);
    if (bank?.id !== money.bankAccountId || money.side !== "D") return refuse("TARGET_UNKNOWN");
    const eventId = announce(context, money, "bank_charge.booked");
    await post(context, money, eventId, "charge");
    if (bank.kind === "trust")
      await coverPiece(context, money, {
        eventId,
        trustBankId: bank.id,
        narration: "Cover of a bank charge",
      });
    return accept({ paymentId: null });
  },

  async undo(context, money) {
    const eventId = announce(context, money, "bank_charge.undone");
    const narration = "Cover of a bank charge undone";
    const uncovered = await uncoverPiece(context, money, {
      eventId,
      trustBankId: money.bankAccountId,
      narration,
    });
    if (!uncovered.ok) return uncovered;
    await post(context, money, eventId, "uncharge");
    return accept(null);
  },
};

async function post(
  context: CommandContext,
  money: SeenMoney,
  eventId: string,
  how: "charge" | "uncharge",
): Promise<void> {
  const { amount, lineId } = money;
  const draft = applyRule("PS13", {
    amounts: { amount },
    parties: { statement_line: lineId },
    targets: [{ code: "5020", amount }],
  });
  await postEntry(
    context,
    { ...causeOf(money, eventId), key: `${how}:${money.partId}`, narration: "Bank charge" },
    how === "charge" ? draft : { ...draft, lines: mirror(draft.lines) },
  );
}

function causeOf(money: SeenMoney, eventId: string) {
  return { eventId, effectiveDate: money.bookingDate, subject: { type: "statement_line", id: money.lineId } };
}

function announce(context: CommandContext, money: SeenMoney, type: string): string {
  const { amount, lineId, bankAccountId, bookingDate: effectiveDate } = money;
  const subject = { type: "statement_line", id: lineId };
  return context.emit(type, subject, {
    after: { amount },
    effectiveDate,
    related: [{ type: "bank_account", id: bankAccountId }],
  });
}
