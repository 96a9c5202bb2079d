import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { toCivilDate } from "~/office/domain/calendar-date";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { completePayment } from "~/money/commands/payment/complete-payment.server";
import { findDuplicateReference, getMoneyPlaces, saveNewPayment } from "~/money/data/payment/payments.server";
import { parseAmount } from "~/money/domain/amount/money";
import type { MoneyPlace } from "~/money/domain/ledger/posting-rules";
import { normaliseReference } from "~/money/domain/payment/payment-state";
import { findAccountForChange, type StoredAccount } from "~/collections/data/account/accounts.server";

export const RECORDED_METHODS = ["cash", "cheque", "bank_transfer", "wire"] as const;
type RecordedMethod = (typeof RECORDED_METHODS)[number];

const input = z.object({
  accountId: z.uuid(),
  amount: z.string().trim().min(1, "REQUIRED").max(30),
  method: z.enum(RECORDED_METHODS),
  effectiveDate: z.string().trim(),
  reference: z.string().trim().max(80).optional(),
  note: z.string().trim().max(500).optional(),
});

type RecordDebtorPayment = z.infer<typeof input>;

/**
 * Money a collector took or saw: cash at the desk, a cheque, a transfer. Completed at once; cash is
 * cleared at once, the rest stays on an `uncleared` hold until the bank shows it. Keyed.
 */
export const recordDebtorPayment = defineCommand(
  { name: "payment.record", permission: "payment:record", input, keyed: true },
  async (context, form) => {
    const account = await findAccountForChange(context.db, form.accountId, context.actor, "payment:record");
    if (!account) return refuse("NOT_FOUND");
    const checked = check(context, account, form);
    if (!checked.ok) return checked;
    const { amount, effectiveDate, refNorm } = checked.value;
    const rail = form.method === "bank_transfer" || form.method === "wire" ? "none" : null;
    if (refNorm && rail) {
      const first = await findDuplicateReference(context.db, rail, refNorm);
      if (first)
        return refuse("DUPLICATE_REFERENCE", {
          fields: { reference: "DUPLICATE_REFERENCE" },
          facts: { paymentId: first },
        });
    }
    return record(context, account, { ...form, effectiveDate, amount, refNorm, rail });
  },
);

function check(context: CommandContext, account: StoredAccount, form: RecordDebtorPayment) {
  if (account.isSample) return refuse("SAMPLE_ACCOUNT");
  const parsed = parseAmount(form.amount, account.currency, { grouped: true });
  if (!parsed.ok) return refuseField("amount", parsed.refusal.code);
  if (parsed.value.minor > account.balance) {
    return refuse("OVER_BALANCE", {
      fields: { amount: "OVER_BALANCE" },
      facts: { balance: account.balance },
    });
  }
  const effectiveDate = toCivilDate(form.effectiveDate);
  if (!effectiveDate) return refuseField("effectiveDate", "DATE_FORMAT");
  if (effectiveDate > context.today) return refuseField("effectiveDate", "DATE_IN_FUTURE");
  if (effectiveDate < account.placedOn) return refuseField("effectiveDate", "BEFORE_PLACEMENT");
  const refNorm = normaliseReference(form.reference);
  if (form.method !== "cash" && !refNorm) return refuseField("reference", "REQUIRED");
  return accept({ amount: parsed.value.minor, effectiveDate, refNorm });
}

type Recorded = Omit<RecordDebtorPayment, "amount"> & {
  amount: bigint;
  refNorm: string | null;
  rail: string | null;
};

async function record(context: CommandContext, account: StoredAccount, form: Recorded) {
  const paymentId = context.newId();
  const { branchId, trustBankId } = await getMoneyPlaces(context.db);
  const returnable = form.method !== "cash";
  await saveNewPayment(context.db, {
    id: paymentId,
    amount: form.amount,
    currency: account.currency,
    method: form.method,
    rail: form.rail,
    state: returnable ? "succeeded" : "cleared",
    effectiveDate: form.effectiveDate,
    payerId: account.customerId,
    processorAccountId: null,
    bankAccountId: returnable ? trustBankId : null,
    reference: form.reference ?? null,
    refNorm: form.rail ? form.refNorm : null,
    idempotencyKey: `payment.record:${context.idempotencyKey ?? paymentId}`,
    expiresAt: null,
    note: form.note ?? null,
    metadata: {},
    targetId: account.id,
    createdBy: { kind: context.actor.kind, id: context.actor.id },
  });
  const subject = { type: "payment", id: paymentId };
  const causeEventId = context.emit("payment.succeeded", subject, {
    related: [
      { type: "account", id: account.id },
      { type: "customer", id: account.customerId },
    ],
    after: { amount: form.amount, currency: account.currency, method: form.method },
    effectiveDate: form.effectiveDate,
    desk: "collections",
  });
  const payment = {
    id: paymentId,
    purpose: "debtor_payment",
    amount: form.amount,
    currency: account.currency,
    targetId: account.id,
    effectiveDate: form.effectiveDate,
  };
  const done = await completePayment(context, payment, placeOf(form.method, branchId, trustBankId), {
    causeEventId,
    returnable,
  });
  return done.ok ? accept({ paymentId, balance: done.value.balance }) : done;
}

/** 1020 moves only with a bank line, so a transfer stands in transit until its line comes. */
function placeOf(method: RecordedMethod, branchId: string, trustBankId: string): MoneyPlace {
  if (method === "cash") return { code: "1000", dimensionId: branchId };
  if (method === "cheque") return { code: "1050", dimensionId: trustBankId };
  return { code: "1060", dimensionId: trustBankId };
}
