import type { ReactNode } from "react";

/** One column of a DataTable. Cells should be plain markup: fifty rows of them are rendered on every visit. */
export interface Column<Row> {
  key: string;
  header: string;
  /** Said once, behind the header: the currency of a money column. */
  unit?: string;
  cell: (row: Row) => ReactNode;
  /** The name in `?sort=`; without it the column cannot be sorted by. */
  sort?: string;
  /** Numbers and money stand at the end, digits under digits. */
  align?: "end";
  /** Cuts a long text with an ellipsis; the cell should give the full one as `title`. */
  clip?: boolean;
  /** The column that names the row: its content becomes the row's link. Exactly one per table. */
  main?: boolean;
  /** Hidden until chosen in the column chooser. */
  optional?: boolean;
}

/** The columns to show: those chosen in `?columns=` (the main one always), else all that are not optional. */
export function chosenColumns<Row>(columns: readonly Column<Row>[], search: URLSearchParams): Column<Row>[] {
  const chosen = search.getAll("columns").flatMap((text) => text.split(","));
  if (chosen.length === 0) return columns.filter((column) => !column.optional);
  return columns.filter((column) => column.main || chosen.includes(column.key));
}
