import type { ColumnMap, PlacementColumn } from "./placement-columns";

/** One row of a file as the preview shows it. */
export interface SampleRow {
  line: number;
  cells: Partial<Record<PlacementColumn, string>>;
}

const ROWS = 5;
const LONGEST = 80;
const MASKED: PlacementColumn[] = ["debtor_ssn_last4", "birth_date"];

/** The first rows of a file by recognised column, cut to what a table shows; identity data masked. */
export function sampleRows(records: { line: number; cells: string[] }[], map: ColumnMap): SampleRow[] {
  const positions = Object.entries(map.positions) as [PlacementColumn, number][];
  return records.slice(0, ROWS).map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      positions.map(([column, at]) => {
        const text = (cells[at] ?? "")
          .replace(/\p{Cc}/gu, " ")
          .trim()
          .slice(0, LONGEST);
        return [column, MASKED.includes(column) ? "•".repeat(Math.min(text.length, 4)) : text];
      }),
    ),
  }));
}
