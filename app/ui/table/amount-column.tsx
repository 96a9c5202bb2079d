import { MoneyText } from "../format/money-text";
import type { Column } from "./column";

interface AmountColumn<Row> {
  key: string;
  header: string;
  currency: string;
  /** minor units; nothing is a dash */
  pick: (row: Row) => bigint;
}

/** A column of amounts in one currency, which its head names once. */
export function amountColumn<Row>({ key, header, currency, pick }: AmountColumn<Row>): Column<Row> {
  return {
    key,
    header,
    unit: currency,
    align: "end",
    cell: (row) =>
      pick(row) === 0n ? (
        <span className="muted">—</span>
      ) : (
        <MoneyText bare value={{ minor: pick(row), currency }} />
      ),
  };
}
