import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { giveMoneyBack } from "~/money/commands/payment/give-money-back.server";
import { findPaymentForChange, savePayment } from "~/money/data/payment/payments.server";
import { saveReceiptVoided } from "~/money/data/payment/receipts.server";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { debtorPaymentReceived } from "~/money/domain/ledger/posting-rules";

import type { SeenMoney } from "./match-target-handler";

/** The payment that a piece became is reversed with its allocation, receipt and postings. */
export function returnDeskMoney(targetType: string) {
  return async (context: CommandContext, money: SeenMoney): Promise<Outcome<unknown>> => {
    const payment = money.paymentId ? await findPaymentForChange(context.db, money.paymentId) : null;
    if (!payment) return refuse("NOT_FOUND");
    if (payment.state !== "cleared" || payment.refunded > 0n) return refuse("TARGET_CLOSED");
    const causeEventId = context.emit(
      "payment.reversed",
      { type: "payment", id: payment.id },
      {
        after: { statement_line_id: money.lineId },
        related: payment.targetId ? [{ type: targetType, id: payment.targetId }] : [],
      },
    );
    const back = await giveMoneyBack(context, payment, {
      kind: "reversal",
      amount: payment.amount,
      causeKey: `unmatch:${money.partId}`,
      causeEventId,
      narration: "Bank line unmatched",
      entry: (from) => {
        const draft = debtorPaymentReceived({ code: "2300", dimensionId: money.lineId }, from);
        return { ...draft, lines: mirror(draft.lines) };
      },
    });
    if (!back.ok) return back;
    await savePayment(context.db, payment.id, { state: "reversed" });
    await saveReceiptVoided(context.db, payment.id);
    return accept(null);
  };
}
