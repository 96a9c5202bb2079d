import type { DisputeFacts } from "~/collections/domain/payment/dispute-facts";
import { type Evidence, MOST_EVIDENCE } from "~/money/domain/payment/dispute";

/** What words the answer: texts by key, amounts, days and moments as they are written in it. */
export interface AnswerWords {
  text(key: string, params?: Record<string, string>): string;
  money(minor: bigint, currency: string): string;
  moment(at: Date): string;
}

/** The answer to a dispute as far as the firm's records carry it; a person reads it, changes it and stands for it. */
export function disputeAnswer(facts: DisputeFacts, words: AnswerWords): Evidence {
  const { account, payment } = facts;
  const answer: Evidence = {
    customerName: facts.payerName ?? undefined,
    customerEmail: facts.payerEmail ?? undefined,
    billingAddress: facts.payerAddress ?? undefined,
    purchaseIp: facts.ip ?? undefined,
    serviceDate: account.openedOn ?? undefined,
    productDescription: words.text("product", {
      agency: facts.agencyName,
      account: account.ref,
      creditor: account.creditorName,
      amount: words.money(account.originalAmount, payment.currency),
    }),
    accessLog: logOf(facts, words) || undefined,
    refundRefusal: payment.refunded === 0n && payment.surplus === 0n ? words.text("noRefund") : undefined,
    statement: statementOf(facts, words),
  };
  return Object.fromEntries(
    Object.entries(answer).flatMap(([key, value]) => (value ? [[key, value.slice(0, MOST_EVIDENCE)]] : [])),
  );
}

function logOf({ log }: DisputeFacts, { text, moment }: AnswerWords): string {
  return log
    .map(({ at, type, ip }) =>
      [moment(at), text(`log.${type.replaceAll(".", "_")}`), ip].filter(Boolean).join(" · "),
    )
    .join("\n");
}

function statementOf(facts: DisputeFacts, words: AnswerWords): string {
  const { payment, account, notes } = facts;
  const { text, money, moment } = words;
  const card = payment.cardLast4 ? text("card", { last4: payment.cardLast4 }) : null;
  const paid = text("paid", {
    payer: facts.payerName ?? text("aPayer"),
    amount: money(payment.amount, payment.currency),
    date: payment.effectiveDate,
    account: account.ref,
  });
  const parts = [
    paid,
    card,
    text("placed", { creditor: account.creditorName, date: account.placedOn, agency: facts.agencyName }),
    payment.receiptNo ? text("receipt", { number: payment.receiptNo }) : null,
    payment.refunded > 0n ? text("refunded", { amount: money(payment.refunded, payment.currency) }) : null,
  ].filter((part) => part !== null);
  const written = notes.map(({ at, body }) => `${moment(at)}: ${body}`);
  return [parts.join(" "), ...(written.length > 0 ? [text("notes"), ...written] : [])].join("\n");
}
