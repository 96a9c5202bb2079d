import { useTranslation } from "react-i18next";

import type { StatementFindings } from "~/money/domain/statement/intake/statement-findings";

import { Badge } from "../action/badge";
import { EmptyState } from "../record/empty-state";
import { Panel } from "../record/panel";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

type Fault = StatementFindings["faults"][number];

/** Rows that were rejected, with column, value and reason; and notes about others. */
export function FaultRows({ findings }: { findings: StatementFindings }) {
  const { t } = useTranslation("bank");
  const { faults, counts } = findings;
  if (faults.length === 0) return null;
  const hidden = counts.rejected + counts.warnings - faults.length;
  const columns: Column<Fault>[] = [
    { key: "row", header: t("preview.row"), align: "end", main: true, cell: (fault) => fault.row },
    {
      key: "level",
      header: t("preview.level"),
      cell: (fault) => (
        <Badge tone={fault.level === "error" ? "bad" : "neutral"}>{t(`preview.${fault.level}`)}</Badge>
      ),
    },
    {
      key: "column",
      header: t("preview.column"),
      cell: ({ column }) =>
        column ? <code>{column}</code> : <span className="muted">{t("preview.wholeRow")}</span>,
    },
    {
      key: "value",
      header: t("preview.value"),
      clip: true,
      cell: ({ value }) => <span title={value}>{value || "—"}</span>,
    },
    {
      key: "why",
      header: t("preview.why"),
      cell: ({ reason }) => (
        <span className="block min-w-48">
          {t(`fault.${reason}` as "fault.REQUIRED", { defaultValue: reason })}
        </span>
      ),
    },
  ];
  return (
    <Panel title={t("preview.rows")} flush>
      <DataTable
        caption={t("preview.rows")}
        columns={columns}
        rows={faults}
        rowKey={(fault) => `${fault.row}-${fault.column}-${fault.reason}`}
        empty={<EmptyState title={t("preview.rowsEmpty")} />}
      />
      {hidden > 0 && <p className="small muted px-3 py-2">{t("preview.more", { count: hidden })}</p>}
    </Panel>
  );
}
