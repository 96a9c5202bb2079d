import { useTranslation } from "react-i18next";

import type { ImportReportRow } from "~/collections/queries/import-rows.server";

import { Badge, type Tone } from "../action/badge";
import { EmptyState } from "../record/empty-state";
import { Panel } from "../record/panel";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";
import { Pager } from "../table/pager";

interface ImportReportProps {
  rows: ImportReportRow[];
  next: string | null;
  previous: string | null;
  /** Where the refused rows can be had as a file; null when there are none. */
  downloadHref: string | null;
}

interface Finding {
  key: string;
  row: ImportReportRow;
  fault: ImportReportRow["faults"][number] | undefined;
}

const TONES: Record<ImportReportRow["outcome"], Tone> = { error: "bad", skipped: "neutral", warning: "warn" };

/** Every fault with its row, column, value and reason in plain words. */
export function ImportReport({ rows, next, previous, downloadHref }: ImportReportProps) {
  const { t } = useTranslation("import");
  const findings = rows.flatMap((row) =>
    (row.faults.length > 0 ? row.faults : [undefined]).map((fault, at) => ({
      key: `${row.id}-${at}`,
      row,
      fault,
    })),
  );
  const action = downloadHref && (
    <a className="btn btn-small" href={downloadHref} download>
      {t("errors.download")}
    </a>
  );
  return (
    <Panel title={t("errors.title")} action={action} flush>
      <DataTable
        caption={t("errors.caption")}
        columns={useColumns()}
        rows={findings}
        rowKey={(finding) => finding.key}
        empty={<EmptyState title={t("errors.empty")}>{t("errors.emptyBody")}</EmptyState>}
      />
      {findings.length > 0 && (
        <div className="px-3 pb-2">
          <Pager next={next} previous={previous} summary={t("errors.summary", { count: findings.length })} />
        </div>
      )}
    </Panel>
  );
}

function useColumns(): Column<Finding>[] {
  const { t } = useTranslation("import");
  return [
    { key: "row", header: t("errors.row"), align: "end", main: true, cell: ({ row }) => row.line },
    {
      key: "kind",
      header: t("errors.kind"),
      cell: ({ row }) => <Badge tone={TONES[row.outcome]}>{t(`errors.kindOf.${row.outcome}`)}</Badge>,
    },
    {
      key: "column",
      header: t("errors.column"),
      cell: ({ fault }) =>
        fault?.column ? <code>{fault.column}</code> : <span className="muted">{t("errors.wholeRow")}</span>,
    },
    {
      key: "value",
      header: t("errors.value"),
      clip: true,
      cell: ({ fault }) => <span title={fault?.value}>{fault?.value ? fault.value : "—"}</span>,
    },
    {
      key: "reason",
      header: t("errors.reason"),
      cell: ({ fault }) =>
        fault && (
          <span className="block min-w-48">
            {t(`fault.${fault.code}` as "fault.REQUIRED", { defaultValue: fault.code })}
          </span>
        ),
    },
  ];
}
