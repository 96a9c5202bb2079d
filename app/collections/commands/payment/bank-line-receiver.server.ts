import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import type { MatchedMoney, MatchReceiver } from "~/money/commands/match/match-receiver";
import { completePayment } from "~/money/commands/payment/complete-payment.server";
import { findDuplicateReference, saveNewPayment } from "~/money/data/payment/payments.server";
import { normaliseReference } from "~/money/domain/payment/payment-state";
import { findAccountForChange } from "~/collections/data/account/accounts.server";
import { listAccountTargets } from "~/collections/data/account/account-targets.server";

/** Bank lines that pay a debt: the account whose number stands in the narrative, or that a person chose. */
export const bankLineReceiver: MatchReceiver = {
  findTargets: (context, lines) => listAccountTargets(context.db, lines),
  pay,
};

/** The bank has the money, so it is cleared at once; what exceeds the balance is owed back to the debtor. */
async function pay(
  context: CommandContext,
  money: MatchedMoney,
): Promise<Outcome<{ paymentId: string; label: string }>> {
  const account = await findAccountForChange(context.db, money.targetId, context.actor, "payment:record");
  if (!account) return refuse("TARGET_UNKNOWN");
  if (account.isSample) return refuse("SAMPLE_ACCOUNT");
  const refNorm = normaliseReference(money.reference ?? undefined);
  if (refNorm) {
    const first = await findDuplicateReference(context.db, money.rail, refNorm);
    if (first) return refuse("DUPLICATE_REFERENCE", { facts: { paymentId: first } });
  }
  const paymentId = context.newId();
  await saveNewPayment(context.db, {
    id: paymentId,
    amount: money.amount,
    currency: account.currency,
    method: "bank_transfer",
    rail: money.rail,
    state: "cleared",
    effectiveDate: money.bookingDate,
    payerId: account.customerId,
    processorAccountId: null,
    bankAccountId: money.bankAccountId,
    reference: money.reference,
    refNorm,
    idempotencyKey: `bank-line:${paymentId}`,
    expiresAt: null,
    note: null,
    metadata: { statement_line_id: money.lineId, ...(money.payer && { third_party: money.payer }) },
    targetId: account.id,
    createdBy: { kind: context.actor.kind, id: context.actor.id },
  });
  const related = [
    { type: "account", id: account.id },
    { type: "customer", id: account.customerId },
    { type: "statement_line", id: money.lineId },
  ];
  const after = { amount: money.amount, currency: account.currency, method: "bank_transfer" };
  const effectiveDate = money.bookingDate;
  const subject = { type: "payment", id: paymentId };
  const causeEventId = context.emit("payment.succeeded", subject, {
    related,
    after,
    effectiveDate,
    desk: "collections",
  });
  const payment = {
    id: paymentId, purpose: "debtor_payment", amount: money.amount, currency: account.currency, targetId: account.id, effectiveDate,
  }; // prettier-ignore
  const place = { code: "2300" as const, dimensionId: money.lineId };
  const done = await completePayment(context, payment, place, { causeEventId, returnable: false });
  return done.ok ? accept({ paymentId, label: account.externalRef }) : done;
}
