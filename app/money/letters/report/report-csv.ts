import { csvLine } from "~/office/domain/csv-cell";
import { toPlainAmount } from "~/money/domain/amount/money";
import {
  ControlTotals,
  type ReportCell,
  type ReportHead,
  type ReportTotal,
} from "~/money/domain/report/report-table";

const BYTE_ORDER_MARK = "\uFEFF";

/** A report as CSV in pieces (spec 05 §13): ISO dates, dot decimals, money's currency in the column's head. */
export async function* reportCsv(
  head: ReportHead,
  batches: AsyncIterable<ReportCell[][]> | Iterable<ReportCell[][]>,
  totals: ReportTotal[] = [],
): AsyncGenerator<string> {
  const control = new ControlTotals(head);
  yield BYTE_ORDER_MARK + csvLine(head.columns.map((column) => headText(column, head.currency)));
  for await (const batch of batches) {
    control.add(batch);
    yield batch.map((row) => csvLine(row.map((cell, index) => written(cell, index, head)))).join("");
  }
  for (const { label, cells } of [...totals, control.line()]) {
    yield csvLine([label, ...cells.map((cell, index) => written(cell, index + 1, head))]);
  }
}

export function headText({ head, type }: ReportHead["columns"][number], currency: string): string {
  return type === "money" ? `${head} ${currency}` : head;
}

function written(cell: ReportCell, index: number, { columns, currency }: ReportHead) {
  if (cell === null) return null;
  if (typeof cell === "bigint") return { plain: toPlainAmount({ minor: cell, currency }) };
  if (typeof cell === "number") return { plain: String(cell) };
  // a civil date is ours, and needs no guard
  return columns[index]?.type === "date" ? { plain: cell } : cell;
}
