import { renderToBuffer } from "@react-pdf/renderer";

import type { ReceiptFacts } from "~/collections/domain/payment/receipt-facts";
import { registerLetterFonts } from "~/office/letters/letter-fonts.server";
import { type LetterheadFacts, PLAIN_LETTERHEAD } from "~/office/letters/letterhead";
import { formatCivilDate } from "~/ui/format/format-date";
import { formatMoney } from "~/ui/format/format-money";
import { translator } from "~/ui/i18n/translator.server";

import { Receipt } from "./receipt";
import { receiptText, type ReceiptWords } from "./receipt-text";

/** The receipt as a PDF of one page, in the payer's language. */
export async function receiptPdf(
  receipt: ReceiptFacts,
  mark: LetterheadFacts = PLAIN_LETTERHEAD,
): Promise<Uint8Array<ArrayBuffer>> {
  registerLetterFonts();
  const t = translator(receipt.language);
  const locale = `${receipt.language.split("-")[0] ?? "en"}-${receipt.agency.country}`;
  const text = receiptText(receipt, {
    text: (key, params) => (t as unknown as ReceiptWords["text"])(`mail:${key}`, params),
    money: (minor) => formatMoney({ minor, currency: receipt.currency }, locale),
    date: (civil) => formatCivilDate(civil, locale),
  });
  return new Uint8Array(await renderToBuffer(<Receipt text={text} mark={mark} />));
}

/** "receipt-R-2026-000123.pdf": only characters that every system takes in a file name. */
export function receiptFileName({ receiptNo, paymentId }: ReceiptFacts): string {
  return `receipt-${(receiptNo ?? paymentId).replace(/[^A-Za-z0-9-]+/g, "-")}.pdf`;
}
