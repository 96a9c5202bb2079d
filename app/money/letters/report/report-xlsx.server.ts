import writeExcelFile, { type CellObject, type SheetData } from "write-excel-file/node";

import { exponentOf, toPlainAmount } from "~/money/domain/amount/money";
import {
  footOf,
  type ReportCell,
  type ReportColumn,
  type ReportTable,
} from "~/money/domain/report/report-table";
import { translator } from "~/ui/i18n/translator.server";

import { headText } from "./report-csv";

/** A spreadsheet keeps fifteen digits of a number; a longer amount stays exact as text. */
const EXACT_BELOW = 10n ** 15n;

const WIDTHS: Record<ReportColumn["type"], number> = { text: 28, date: 12, money: 18, count: 10 };

/**
 * A report as a workbook (spec 05 §13): one sheet with the table, its head frozen, cells typed, totals as values;
 * a second one says what it is. Text is text, whatever it begins with.
 */
export async function reportXlsx(table: ReportTable, language: string): Promise<Uint8Array<ArrayBuffer>> {
  const head = table.columns.map((column): CellObject => ({
    type: String,
    value: headText(column, table.currency),
    fontWeight: "bold",
    align: isNumber(column) ? "right" : "left",
  }));
  const foot = footOf(table).map(({ label, cells }) =>
    [label, ...cells].map((cell, index) => {
      const written = toCell(cell, index === 0 ? undefined : table.columns[index], table.currency);
      return written && { ...written, fontWeight: "bold" as const, topBorderStyle: "thin" as const };
    }),
  );
  const rows = table.rows.map((row) =>
    row.map((cell, index) => toCell(cell, table.columns[index], table.currency)),
  );
  const file = await writeExcelFile([
    {
      data: [head, ...rows, ...foot] as SheetData,
      sheet: sheetName(table.title),
      columns: table.columns.map(({ type }) => ({ width: WIDTHS[type] })),
      stickyRowsCount: 1,
    },
    {
      data: [{ label: table.title, value: "" }, ...table.facts].map(({ label, value }) => [label, value]),
      sheet: sheetName(translator(language)("report:about")),
      columns: [{ width: 28 }, { width: 60 }],
    },
  ]).toBuffer();
  return new Uint8Array(file);
}

function isNumber({ type }: ReportColumn): boolean {
  return type === "money" || type === "count";
}

function toCell(cell: ReportCell, column: ReportColumn | undefined, currency: string): CellObject | null {
  if (cell === null) return null;
  if (typeof cell === "bigint") return moneyCell(cell, currency);
  if (typeof cell === "number") return { type: Number, value: cell, format: "0" };
  if (column?.type === "date")
    return { type: Date, value: new Date(`${cell}T00:00:00Z`), format: "yyyy-mm-dd" };
  return { type: String, value: cell };
}

function moneyCell(minor: bigint, currency: string): CellObject {
  const plain = toPlainAmount({ minor, currency });
  if (minor >= EXACT_BELOW || minor <= -EXACT_BELOW) return { type: String, value: plain, align: "right" };
  const exponent = exponentOf(currency);
  return {
    type: Number,
    value: Number(plain),
    format: exponent === 0 ? "#,##0" : `#,##0.${"0".repeat(exponent)}`,
  };
}

/** Sheets are called by at most 31 characters, without the few that addresses use. */
function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);
}
