import { renderToBuffer } from "@react-pdf/renderer";

import { registerLetterFonts } from "~/office/letters/letter-fonts.server";
import { type LetterheadFacts, PLAIN_LETTERHEAD } from "~/office/letters/letterhead";
import {
  footOf,
  type ReportCell,
  type ReportColumn,
  type ReportTable,
} from "~/money/domain/report/report-table";
import { formatCivilDate } from "~/ui/format/format-date";
import { formatMoney } from "~/ui/format/format-money";
import { formatCount } from "~/ui/format/format-number";
import { translator } from "~/ui/i18n/translator.server";

import { headText } from "./report-csv";
import { ReportPage } from "./report-page";

const SHARES: Record<ReportColumn["type"], number> = { text: 2, date: 1.1, money: 1.3, count: 0.8 };

export interface ReportReader {
  language: string;
  locale: string;
  /** the firm's legal name */
  agency: string;
  /** of a paper that leaves the house */
  mark?: LetterheadFacts;
}

/** A report as a PDF to read and print; amounts and dates as the reader writes them. */
export async function reportPdf(table: ReportTable, reader: ReportReader): Promise<Uint8Array<ArrayBuffer>> {
  registerLetterFonts();
  const t = translator(reader.language);
  const onPaper = <T,>(cells: T[]) => cells.filter((_, index) => table.columns[index]?.fileOnly !== true);
  const words = (cells: ReportCell[]) =>
    onPaper(cells.map((cell, index) => written(cell, table.columns[index], table.currency, reader.locale)));
  const text = {
    language: reader.language,
    title: table.title,
    agency: reader.agency,
    facts: table.facts,
    columns: onPaper(table.columns).map((column) => ({
      head: headText(column, table.currency),
      end: column.type === "money" || column.type === "count",
      share: SHARES[column.type],
    })),
    rows: table.rows.map(words),
    foot: footOf(table).map(({ label, cells }) => [label, ...words([null, ...cells]).slice(1)]),
    pageOf: (page: number, pages: number) => t("report:pageOf", { page, pages }),
  };
  return new Uint8Array(
    await renderToBuffer(<ReportPage text={text} mark={reader.mark ?? PLAIN_LETTERHEAD} />),
  );
}

function written(
  cell: ReportCell,
  column: ReportColumn | undefined,
  currency: string,
  locale: string,
): string {
  if (cell === null) return "";
  if (typeof cell === "bigint") return formatMoney({ minor: cell, currency }, locale, "bare");
  if (typeof cell === "number") return formatCount(cell, locale);
  return column?.type === "date" ? formatCivilDate(cell, locale) : cell;
}
