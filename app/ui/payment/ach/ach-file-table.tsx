import { useTranslation } from "react-i18next";

import type { AchFileRow } from "~/money/queries/ach/ach-desk.server";

import { Badge } from "../../action/badge";
import { DateText } from "../../format/date-text";
import { InstantText } from "../../format/instant-text";
import { MoneyText } from "../../format/money-text";
import { EmptyState } from "../../record/empty-state";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { AchStateBadge } from "./ach-state-badge";

/** Every file that went to the bank or came from it. */
export function AchFileTable({ rows }: { rows: AchFileRow[] }) {
  const { t } = useTranslation("payment");
  const columns: Column<AchFileRow>[] = [
    { key: "file", header: t("ach.column.file"), main: true, cell: (row) => row.fileName },
    { key: "kind", header: t("ach.column.kind"), cell: (row) => t(`ach.kind.${row.kind}`) },
    { key: "state", header: t("ach.column.state"), cell: (row) => <AchStateBadge state={row.state} /> },
    { key: "entries", header: t("ach.column.entries"), align: "end", cell: (row) => row.entries },
    {
      key: "amount",
      header: t("ach.column.amount"),
      align: "end",
      cell: (row) => <MoneyText value={{ minor: row.amount, currency: row.currency }} />,
    },
    {
      key: "settles",
      header: t("ach.column.settles"),
      cell: (row) => row.effectiveOn && <DateText value={row.effectiveOn} />,
    },
    { key: "made", header: t("ach.column.made"), cell: (row) => <InstantText value={row.createdAt} /> },
    {
      key: "open",
      header: t("ach.column.open"),
      align: "end",
      cell: (row) => (row.open > 0 ? <Badge tone="warn">{row.open}</Badge> : null),
    },
  ];
  return (
    <DataTable<AchFileRow>
      caption={t("ach.title")}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/payments/ach/${row.id}`}
      columns={columns}
      empty={
        <EmptyState title={t("ach.empty")}>
          <p>{t("ach.emptyBody")}</p>
        </EmptyState>
      }
    />
  );
}
