import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { LINE_AGES, type LineAge } from "~/money/domain/statement/intake/line-age";
import type { SuspenseAgeingRow } from "~/money/queries/bank/suspense-ageing.server";

import { CountText } from "../format/count-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** What waits for its match, by bank account, side and age; every amount opens the lines that make it. */
export function AgeingTable({ rows, currency }: { rows: SuspenseAgeingRow[]; currency: string }) {
  const { t } = useTranslation(["bank", "report"]);
  const money = (minor: bigint) => <MoneyText bare value={{ minor, currency }} />;
  const columns: Column<SuspenseAgeingRow>[] = [
    {
      key: "name",
      header: t("report:column.bankAccount"),
      main: true,
      cell: (row) => (
        <span className="block max-w-56 truncate" title={row.name}>
          {row.name}
        </span>
      ),
    },
    { key: "side", header: t("report:column.side"), cell: (row) => t(`lines.side.${row.side}`) },
    ...LINE_AGES.map((age): Column<SuspenseAgeingRow> => ({
      key: age,
      header: t(`lines.ages.${age}`),
      unit: currency,
      align: "end",
      cell: (row) =>
        row.open[age] === 0n ? (
          <span className="muted">—</span>
        ) : (
          <Link className="link" to={linesOf(row, age)}>
            {money(row.open[age])}
          </Link>
        ),
    })),
    {
      key: "total",
      header: t("report:column.total"),
      unit: currency,
      align: "end",
      cell: (row) => <strong>{money(row.total)}</strong>,
    },
    {
      key: "lines",
      header: t("report:column.lines"),
      align: "end",
      cell: (row) => (
        <Link className="link" to={linesOf(row)}>
          <CountText value={row.lines} />
        </Link>
      ),
    },
  ];
  return (
    <DataTable
      dense
      caption={t("ageing.caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.bankAccountId} ${row.side}`}
      empty={<EmptyState title={t("lines.emptyOpen")}>{t("lines.emptyOpenBody")}</EmptyState>}
    />
  );
}

function linesOf({ bankAccountId, side }: SuspenseAgeingRow, age?: LineAge): string {
  return `/bank/lines?${new URLSearchParams({ account: bankAccountId, side, ...(age && { age }) }).toString()}`;
}
