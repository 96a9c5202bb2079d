import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { EntryLineRow } from "~/money/queries/ledger/entry-list.server";

import { amountColumn } from "../table/amount-column";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";
import { DimensionLink } from "./dimension-link";

type Line = EntryLineRow & { no: number };

/** The lines of one journal entry, as posted. */
export function EntryLines({ lines, currency }: { lines: EntryLineRow[]; currency: string }) {
  const { t } = useTranslation("ledger");
  const amount = (key: "debit" | "credit", pick: (line: Line) => bigint) =>
    amountColumn<Line>({ key, header: t(`account.${key}`), currency, pick });
  const columns: Column<Line>[] = [
    {
      key: "account",
      header: t("trial.name"),
      main: true,
      cell: (line) => (
        <Link className="hover:underline" to={`/ledger/${line.code}`}>
          <span className="num">{line.code}</span> {line.name}
        </Link>
      ),
    },
    { key: "dimension", header: t("account.dimension"), cell: (line) => <DimensionLink of={line} /> },
    amount("debit", (line) => line.dr),
    amount("credit", (line) => line.cr),
  ];
  return (
    <DataTable
      caption={t("entry.caption")}
      columns={columns}
      rows={lines.map((line, index) => ({ ...line, no: index + 1 }))}
      rowKey={(line) => String(line.no)}
      empty={null}
    />
  );
}
