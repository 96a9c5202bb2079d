import { createRequire } from "node:module";

import { Font, renderToBuffer } from "@react-pdf/renderer";

import type { ReceiptFacts } from "~/collections/domain/payment/receipt-facts";
import { formatCivilDate } from "~/ui/format/format-date";
import { formatMoney } from "~/ui/format/format-money";
import { translator } from "~/ui/i18n/translator.server";

import { Receipt, RECEIPT_FONTS } from "./receipt";
import { receiptText, type ReceiptWords } from "./receipt-text";

const PACKAGES = [
  ["@fontsource/noto-sans", "noto-sans-latin"],
  ["@fontsource/noto-sans", "noto-sans-latin-ext"],
  ["@fontsource/noto-sans-devanagari", "noto-sans-devanagari-devanagari"],
] as const;

let registered = false;

/** Once a process, at the first receipt: reading fonts at start would slow every start. */
function registerFonts(): void {
  if (registered) return;
  const { resolve } = createRequire(import.meta.url);
  RECEIPT_FONTS.forEach((family, index) => {
    const [name, file] = PACKAGES[index] ?? PACKAGES[0];
    Font.register({
      family,
      fonts: [400, 600].map((fontWeight) => ({
        src: resolve(`${name}/files/${file}-${fontWeight}-normal.woff`),
        fontWeight,
      })),
    });
  });
  // names and references are never split
  Font.registerHyphenationCallback((word) => [word]);
  registered = true;
}

/** The receipt as a PDF of one page, in the payer's language. */
export async function receiptPdf(receipt: ReceiptFacts): Promise<Uint8Array<ArrayBuffer>> {
  registerFonts();
  const t = translator(receipt.language);
  const locale = `${receipt.language.split("-")[0] ?? "en"}-${receipt.agency.country}`;
  const text = receiptText(receipt, {
    text: (key, params) => (t as unknown as ReceiptWords["text"])(`mail:${key}`, params),
    money: (minor) => formatMoney({ minor, currency: receipt.currency }, locale),
    date: (civil) => formatCivilDate(civil, locale),
  });
  return new Uint8Array(await renderToBuffer(<Receipt text={text} />));
}

/** "receipt-R-2026-000123.pdf": only characters that every system takes in a file name. */
export function receiptFileName({ receiptNo, paymentId }: ReceiptFacts): string {
  return `receipt-${(receiptNo ?? paymentId).replace(/[^A-Za-z0-9-]+/g, "-")}.pdf`;
}
