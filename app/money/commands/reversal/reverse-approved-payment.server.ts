import type { ApprovedAct } from "~/office/commands/approval/request-approval.server";
import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { takeMatchBack } from "~/money/commands/match/take-match-back.server";
import { giveMoneyBack } from "~/money/commands/payment/give-money-back.server";
import { listEntriesOf, type StoredEntry } from "~/money/data/ledger/entries.server";
import { findMatchForChange } from "~/money/data/match/matches.server";
import { listMatchesOf } from "~/money/data/payment/impacts.server";
import { findDraft } from "~/money/data/mandate/drafts.server";
import { findPaymentForChange, savePayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { saveReceiptVoided } from "~/money/data/payment/receipts.server";
import { findCashBoxForChange } from "~/money/data/transfer/cash-boxes.server";
import { areMirrors } from "~/money/domain/ledger/journal-entry";
import { debtorPaymentReturned, type MoneyPlace } from "~/money/domain/ledger/posting-rules";
import { judgeReversal } from "~/money/domain/payment/reversible";

/** The second person agreed: bank matches, allocation, hold, entries and receipt are taken back (spec 05 §1). */
export const reverseApprovedPayment: ApprovedAct = {
  permission: ACT_RIGHTS["payment.reverse"],
  async run(context, approval) {
    const { id: paymentId } = approval.subject;
    for (const matchId of await listMatchesOf(context.db, paymentId)) {
      const match = await findMatchForChange(context.db, matchId);
      if (match?.state !== "confirmed") continue;
      const undone = await takeMatchBack(context, match, approval.reason);
      if (!undone.ok) return undone;
    }
    const payment = await findPaymentForChange(context.db, paymentId);
    if (!payment) return refuse("NOT_FOUND");
    // a payment that a bank line made is gone with its match
    if (payment.state === "reversed") return accept({ paymentId });
    const judged = judgeReversal({ ...payment, drawn: (await findDraft(context.db, paymentId)) !== null });
    return judged.ok ? takeOut(context, payment, approval.reason) : judged;
  },
};

async function takeOut(
  context: CommandContext,
  payment: StoredPayment,
  reason: string,
): Promise<Outcome<{ paymentId: string }>> {
  const subject = { type: "payment", id: payment.id };
  const entries = await listEntriesOf(context.db, subject);
  const original = entries.find(({ ruleCode }) => ruleCode === "PC01" || ruleCode === "PC02");
  if (!original) return refuse("PAYMENT_NOT_REVERSIBLE", { reasons: ["not_collected"] });
  const place = placeOf(original);
  if (place.code === "1000") {
    const box = await findCashBoxForChange(context.db, place.dimensionId, payment.currency);
    if (!box || box.clients < payment.amount)
      return refuse("PAYMENT_NOT_REVERSIBLE", { reasons: ["cash_banked"] });
  }
  const { effectiveDate } = payment;
  const causeEventId = context.emit("payment.reversed", subject, {
    related: payment.targetId ? [{ type: "account", id: payment.targetId }] : [],
    after: { amount: payment.amount, currency: payment.currency },
    effectiveDate,
    reason,
    desk: "collections",
  });
  const back = await giveMoneyBack(context, payment, {
    kind: "reversal",
    amount: payment.amount,
    causeKey: `reversal:${payment.id}`,
    causeEventId,
    narration: "Payment entered in error",
    effectiveDate,
    entry: (from) => debtorPaymentReturned(place, from),
    // surplus that was applied since goes back from where it is now: then it is no mirror of the first entry
    reverses: ({ lines }) =>
      areMirrors(lines, original.lines) ? { entryId: original.id, reason } : undefined,
  });
  if (!back.ok) return back;
  await savePayment(context.db, payment.id, { state: "reversed" });
  await saveReceiptVoided(context.db, payment.id);
  return accept({ paymentId: payment.id });
}

const PLACES: readonly string[] = ["1000", "1050", "1060"] satisfies MoneyPlace["code"][];

/** Where the first entry put the money; a bank line that took it on from there was taken back before. */
function placeOf({ lines }: StoredEntry): MoneyPlace {
  const line = lines.find(({ code, dr }) => dr > 0n && PLACES.includes(code));
  if (!line?.dimensionId) throw new Error("a recorded payment stands nowhere");
  return { code: line.code as MoneyPlace["code"], dimensionId: line.dimensionId };
}
