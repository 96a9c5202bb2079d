import { useTranslation } from "react-i18next";

import type { RuleRow } from "~/money/queries/match-rule/rule-list.server";

import { Badge } from "../../action/badge";
import { CountText } from "../../format/count-text";
import { EmptyState } from "../../record/empty-state";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { RuleStateBadge } from "./rule-state-badge";

/** Matching rules in the order in which they are asked. */
export function RuleTable({ rules }: { rules: RuleRow[] }) {
  const { t } = useTranslation("match");
  const columns: Column<RuleRow>[] = [
    {
      key: "name",
      header: t("rules.name"),
      main: true,
      cell: (row) => (
        <span className="break-words">
          {row.name} <span className="small muted">{t("rules.version", { no: row.ruleVersion })}</span>
        </span>
      ),
    },
    { key: "priority", header: t("rules.priority"), align: "end", cell: (row) => row.priority },
    { key: "side", header: t("rules.side"), cell: (row) => t(`side.${row.side}`) },
    { key: "target", header: t("rules.target"), cell: (row) => t(`type.${row.targetType}`) },
    {
      key: "auto",
      header: t("rules.auto"),
      cell: (row) => (
        <Badge tone={row.autoConfirm ? "accent" : "neutral"}>
          {t(row.autoConfirm ? "rules.alone" : "rules.person")}
        </Badge>
      ),
    },
    {
      key: "confirmed",
      header: t("rules.confirmed"),
      align: "end",
      cell: (row) => <CountText value={row.confirmed} />,
    },
    { key: "state", header: t("rules.state"), cell: (row) => <RuleStateBadge state={row.state} /> },
  ];
  return (
    <DataTable
      caption={t("rules.caption")}
      columns={columns}
      rows={rules}
      rowKey={(row) => row.id}
      rowHref={(row) => `/bank/rules/${row.id}`}
      empty={<EmptyState title={t("rules.empty")}>{t("rules.emptyBody")}</EmptyState>}
    />
  );
}
