import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { KnownBalance } from "~/money/queries/ledger/as-known.server";

import { EmptyState } from "../record/empty-state";
import { amountColumn } from "../table/amount-column";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** What the books said of a day then, beside what they say of it now. */
export function AsKnownTable({ rows, currency }: { rows: KnownBalance[]; currency: string }) {
  const { t } = useTranslation("ledger");
  const amount = (key: "then" | "now" | "difference", pick: (row: KnownBalance) => bigint) =>
    amountColumn<KnownBalance>({ key, header: t(`known.${key}`), currency, pick });
  const columns: Column<KnownBalance>[] = [
    {
      key: "name",
      header: t("trial.name"),
      main: true,
      cell: (row) => (
        <Link className="hover:underline" to={`/ledger/${row.code}`}>
          <span className="num">{row.code}</span> {row.name}
        </Link>
      ),
    },
    amount("then", (row) => row.then),
    amount("now", (row) => row.now),
    amount("difference", (row) => row.now - row.then),
  ];
  return (
    <DataTable
      dense
      caption={t("known.caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.code}
      empty={<EmptyState title={t("known.emptyTitle")}>{t("known.empty")}</EmptyState>}
    />
  );
}
