import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import type { AuditRow } from "~/people/queries/audit/audit-list.server";

import { Badge, type Tone } from "../action/badge";
import { InstantText } from "../format/instant-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

const TONES: Record<string, Tone> = { denied: "bad", access: "warn" };

/** Who did what, newest first; a row opens what changed. */
export function AuditTable({ rows, dense }: { rows: AuditRow[]; dense: boolean }) {
  const { t } = useTranslation("audit");
  const columns: Column<AuditRow>[] = [
    { key: "at", header: t("column.at"), cell: (row) => <InstantText value={row.at} /> },
    {
      key: "type",
      header: t("column.type"),
      main: true,
      cell: (row) => (
        <>
          {row.type} <CategoryBadge category={row.category} />
        </>
      ),
    },
    {
      key: "actor",
      header: t("column.actor"),
      clip: true,
      cell: (row) => <span title={row.actorId ?? undefined}>{actorText(row, t)}</span>,
    },
    {
      key: "object",
      header: t("column.object"),
      clip: true,
      cell: (row) => <span title={row.subjectId}>{row.subjectType.replaceAll("_", " ")}</span>,
    },
    { key: "ip", header: t("column.ip"), cell: (row) => row.ip ?? "—" },
    { key: "command", header: t("column.command"), clip: true, cell: (row) => row.command },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/audit/${row.id}`}
      dense={dense}
      empty={<EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>}
    />
  );
}

export function CategoryBadge({ category }: { category: string }) {
  const { t } = useTranslation("audit");
  if (category === "change") return null;
  return <Badge tone={TONES[category] ?? "neutral"}>{t(`category.${category as "denied"}`)}</Badge>;
}

/** "Ann"; "Ann for Bob" where Ann used a right that Bob lent. */
export function actorText(
  row: Pick<AuditRow, "actorKind" | "actorName" | "onBehalfOf">,
  t: TFunction<"audit">,
): string {
  if (row.actorKind === "system") return row.actorName ? `${t("system")} · ${row.actorName}` : t("system");
  const name = row.actorName ?? row.actorKind;
  return row.onBehalfOf ? t("forLender", { name, lender: row.onBehalfOf }) : name;
}
