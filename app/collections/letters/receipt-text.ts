import type { ReceiptFacts } from "~/collections/domain/payment/receipt-facts";

import type { ReceiptText } from "./receipt";

/** What words the letter: texts by key, amounts and dates as the reader writes them. */
export interface ReceiptWords {
  text(key: string, params?: Record<string, string>): string;
  money(minor: bigint): string;
  date(civil: string): string;
}

/** The receipt in the payer's language. Money that went back is said first, in words and large. */
export function receiptText(receipt: ReceiptFacts, words: ReceiptWords): ReceiptText {
  const { text, money, date } = words;
  const fact = (key: string, value: string) => ({ label: text(`receipt.${key}`), value });
  const { legalName, displayName } = receipt.agency;
  return {
    language: receipt.language,
    title: text("receipt.title"),
    agency: legalName,
    mark: markOf(receipt, words),
    amountLabel: text("receipt.received"),
    amount: money(receipt.amount),
    facts: [
      receipt.receiptNo ? fact("number", receipt.receiptNo) : fact("permanentReference", receipt.id),
      fact("date", date(receipt.effectiveDate)),
      fact("from", receipt.payerName),
      fact("account", receipt.accountRef),
      fact("owedTo", receipt.creditorName),
      fact("method", methodOf(receipt, words)),
      ...(receipt.reference ? [fact("reference", receipt.reference)] : []),
    ],
    allocation: {
      title: text("receipt.appliedTo"),
      lines: receipt.allocation.map((line) => ({
        label: text(`bucket.${line.component}`),
        value: money(line.amount),
      })),
    },
    balance: { label: text("receipt.balanceAfter"), value: money(receipt.balance) },
    foot: [
      text("receipt.issued", { agency: legalName, date: date(receipt.issuedOn) }),
      ...(displayName === legalName ? [] : [text("receipt.knownAs", { name: displayName })]),
      text("receipt.payment", { id: receipt.paymentId }),
    ],
  };
}

function methodOf({ method, card }: ReceiptFacts, { text }: ReceiptWords): string {
  if (method === "card" && card?.last4) {
    return text("receipt.card", { brand: capital(card.brand ?? text("method.card")), last4: card.last4 });
  }
  return text(`method.${method}`);
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const WENT_BACK = ["returned", "charged_back", "reversed"];

function markOf(receipt: ReceiptFacts, { text, money }: ReceiptWords): ReceiptText["mark"] {
  const mark = (key: string, params?: Record<string, string>) => ({
    word: text(`receipt.mark.${key}`),
    note: text(`receipt.mark.${key}Note`, params),
  });
  if (WENT_BACK.includes(receipt.state)) return mark("returned");
  if (receipt.state === "refunded") return mark("refunded", { amount: money(receipt.refunded) });
  if (receipt.voided) return mark("void");
  if (receipt.refunded > 0n) {
    return mark("partRefunded", {
      amount: money(receipt.refunded),
      kept: money(receipt.amount - receipt.refunded),
    });
  }
  return null;
}
