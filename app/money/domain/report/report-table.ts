// Source: spec 05 §13: typed cells, control totals and the row count end every file.

export type ColumnType = "text" | "date" | "money" | "count";

export interface ReportColumn {
  head: string;
  type: ColumnType;
  /** its sum stands in the control totals; money and counts only */
  summed?: boolean;
  /** too wide for paper: left out of a PDF */
  fileOnly?: boolean;
}

/** Text and civil dates as text, money as minor units, counts as numbers; null is an empty cell. */
export type ReportCell = string | bigint | number | null;

export interface ReportTotal {
  label: string;
  /** one for each column after the first, which holds the label */
  cells: ReportCell[];
}

/** What a report is before its rows: the same for every format. */
export interface ReportHead {
  title: string;
  facts: { label: string; value: string }[];
  /** of every money column */
  currency: string;
  /** the first is text */
  columns: ReportColumn[];
  /** words of the last line, given how many rows there were */
  controlLabel: (rows: number) => string;
}

export interface ReportTable extends ReportHead {
  rows: ReportCell[][];
  /** sums that are more than their column's, such as a balance sheet's groups */
  totals: ReportTotal[];
}

/** The row count and the sums, taken from the rows as they are written. */
export class ControlTotals {
  #rows = 0;
  readonly #sums: (bigint | number | null)[];

  constructor(private readonly head: Pick<ReportHead, "columns" | "controlLabel">) {
    this.#sums = head.columns.map(({ type, summed }) => (summed ? (type === "money" ? 0n : 0) : null));
  }

  add(rows: ReportCell[][]): void {
    this.#rows += rows.length;
    for (const row of rows)
      row.forEach((cell, index) => (this.#sums[index] = added(this.#sums[index], cell)));
  }

  line(): ReportTotal {
    return { label: this.head.controlLabel(this.#rows), cells: this.#sums.slice(1) };
  }
}

function added(sum: bigint | number | null | undefined, cell: ReportCell): bigint | number | null {
  if (typeof sum === "bigint") return typeof cell === "bigint" ? sum + cell : sum;
  if (typeof sum === "number") return typeof cell === "number" ? sum + cell : sum;
  return null;
}

/** All that stands under the rows: the report's own sums, then the control totals. */
export function footOf(table: ReportTable): ReportTotal[] {
  const control = new ControlTotals(table);
  control.add(table.rows);
  return [...table.totals, control.line()];
}
