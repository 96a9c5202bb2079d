import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { orderCover } from "~/money/commands/transfer/order-cover.server";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import { findTransferOf } from "~/money/data/transfer/transfer-of-cause.server";
import { saveTransferFailed } from "~/money/data/transfer/transfers.server";
import { applyRule } from "~/money/domain/ledger/apply-rule";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { coverOrdered } from "~/money/domain/ledger/posting-rules";

import type { MatchTargetHandler, SeenMoney } from "./match-target-handler";

/** PS14: the bank took a charge. On client money the firm covers it; the cover stands under the piece's own id. */
export const settleBankCharge: MatchTargetHandler = {
  async pay(context, money) {
    const bank = await findBankAccount(context.db, money.targetId);
    if (bank?.id !== money.bankAccountId || money.side !== "D") return refuse("TARGET_UNKNOWN");
    const eventId = announce(context, money, "bank_charge.booked");
    await post(context, money, eventId, "charge");
    if (bank.kind === "trust")
      await orderCover(context, {
        eventId, key: money.partId, effectiveDate: money.bookingDate, subject: { type: "statement_line", id: money.lineId }, trustBankId: bank.id,
        partyId: money.partId, amount: money.amount, narration: "Cover of a bank charge",
      }); // prettier-ignore
    return accept({ paymentId: null });
  },

  async undo(context, money) {
    const cover = await findTransferOf(context.db, money.partId);
    if (cover && cover.state !== "ordered") return refuse("TARGET_CLOSED");
    const eventId = announce(context, money, "bank_charge.undone");
    await post(context, money, eventId, "uncharge");
    if (!cover) return accept(null);
    const draft = coverOrdered(money.bankAccountId, money.partId, money.amount);
    await postEntry(
      context,
      {
        ...causeOf(money, eventId),
        key: `undone:${money.partId}`,
        narration: "Cover of a bank charge undone",
      },
      { ...draft, lines: mirror(draft.lines) },
    );
    await saveTransferFailed(context.db, cover.id);
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
