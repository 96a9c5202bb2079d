import { renderToBuffer } from "@react-pdf/renderer";

import { registerLetterFonts } from "~/office/letters/letter-fonts.server";
import type { LetterheadFacts } from "~/office/letters/letterhead";
import type { AccountStatement as Statement } from "~/collections/domain/account/account-statement";
import { formatCivilDate } from "~/ui/format/format-date";
import { formatMoney } from "~/ui/format/format-money";
import { translator } from "~/ui/i18n/translator.server";

import { AccountStatement } from "./account-statement";
import { accountStatementText } from "./account-statement-text";
import type { ReceiptWords } from "./receipt-text";

/** The statement as a PDF, in the debtor's language. */
export async function accountStatementPdf(
  statement: Statement,
  mark: LetterheadFacts,
): Promise<Uint8Array<ArrayBuffer>> {
  registerLetterFonts();
  const t = translator(statement.language);
  const locale = `${statement.language.split("-")[0] ?? "en"}-${statement.agency.country}`;
  const text = accountStatementText(statement, {
    text: (key, params) => (t as unknown as ReceiptWords["text"])(`mail:${key}`, params),
    money: (minor) => formatMoney({ minor, currency: statement.currency }, locale),
    date: (civil) => formatCivilDate(civil, locale),
  });
  return new Uint8Array(await renderToBuffer(<AccountStatement text={text} mark={mark} />));
}
