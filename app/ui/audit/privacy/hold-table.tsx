import { useTranslation } from "react-i18next";

import type { HoldRow } from "~/collections/queries/privacy/hold-list.server";

import { Badge } from "../../action/badge";
import { DateText } from "../../format/date-text";
import { InstantText } from "../../format/instant-text";
import { EmptyState } from "../../record/empty-state";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { HoldSubject } from "./hold-subject";

interface HoldTableProps {
  rows: HoldRow[];
  view: "open" | "released";
  today: string;
}

export function HoldTable({ rows, view, today }: HoldTableProps) {
  const { t } = useTranslation("privacy");
  const columns: Column<HoldRow>[] = [
    {
      key: "reason",
      header: t("hold.reason"),
      main: true,
      cell: (row) => <span className="break-words">{row.reason}</span>,
    },
    { key: "scope", header: t("hold.scope"), cell: (row) => t(`scope.${row.scope}`) },
    { key: "subject", header: t("hold.subject"), cell: (row) => <HoldSubject hold={row} /> },
    { key: "by", header: t("hold.placedBy"), cell: (row) => row.placedByName },
    {
      key: "review",
      header: view === "open" ? t("hold.reviewOn") : t("hold.releasedAt"),
      cell: (row) =>
        row.releasedAt ? <InstantText value={row.releasedAt} /> : <Review row={row} today={today} />,
    },
  ];
  return (
    <DataTable
      caption={t("holds.caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/audit/holds/${row.id}`}
      empty={
        <EmptyState title={t(`holds.empty.${view}`)}>{view === "open" && t("holds.empty.body")}</EmptyState>
      }
    />
  );
}

function Review({ row, today }: { row: HoldRow; today: string }) {
  const { t } = useTranslation("privacy");
  return (
    <span className="flex flex-wrap items-center gap-2">
      <DateText value={row.reviewOn} />
      {row.reviewOn <= today && <Badge tone="warn">{t("hold.due")}</Badge>}
      {row.waits && <Badge tone="neutral">{t("hold.releaseWaits")}</Badge>}
    </span>
  );
}
