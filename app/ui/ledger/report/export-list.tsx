import { useTranslation } from "react-i18next";

import type { ReportName } from "~/money/domain/report/report-name";
import type { ExportRow } from "~/money/queries/report/report-desk.server";

import { Badge } from "../../action/badge";
import { CountText } from "../../format/count-text";
import { InstantText } from "../../format/instant-text";
import { RelativeText } from "../../format/relative-text";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

const TONES = {
  queued: "neutral",
  running: "neutral",
  done: "good",
  skipped: "neutral",
  expired: "neutral",
  failed: "bad",
  stuck: "bad",
} as const;

/** The files a person asked for or was sent: what becomes of each, and where to fetch it. */
export function ExportList({ exports, now }: { exports: ExportRow[]; now: Date }) {
  const { t } = useTranslation("report");
  return (
    <Panel title={t("desk.files")} flush>
      <DataTable
        caption={t("desk.files")}
        columns={useColumns(now)}
        rows={exports}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("desk.emptyTitle")}>{t("desk.empty")}</EmptyState>}
      />
    </Panel>
  );
}

function useColumns(now: Date): Column<ExportRow>[] {
  const { t } = useTranslation("report");
  return [
    {
      key: "report",
      header: t("desk.report"),
      main: true,
      clip: true,
      cell: (row) => (
        <span id={`export-${row.id}`}>
          {t(`title.${row.dataset as ReportName}`)}
          {row.scheduleName && <span className="muted"> · {row.scheduleName}</span>}
        </span>
      ),
    },
    {
      key: "asked",
      header: t("desk.asked"),
      cell: (row) => <RelativeText value={row.createdAt} now={now} />,
    },
    {
      key: "rows",
      header: t("desk.rows"),
      align: "end",
      cell: (row) => (row.rows === null ? "—" : <CountText value={row.rows} />),
    },
    {
      key: "state",
      header: t("desk.state"),
      cell: (row) => (
        <Badge tone={TONES[row.state]}>
          {t(`state.${row.state}`)}
          {row.state === "failed" && row.errorCode && ` · ${t(`why.${row.errorCode as "TOO_LONG"}`)}`}
        </Badge>
      ),
    },
    {
      key: "file",
      header: t("desk.file"),
      cell: (row) =>
        row.state === "done" &&
        row.expiresAt && (
          <span className="flex flex-wrap items-center gap-2">
            <a className="btn btn-small" href={`/files/made-reports/${row.id}`} download>
              {t(`download.${row.format as "csv"}`)}
            </a>
            <span className="muted">
              {t("desk.until")} <InstantText value={row.expiresAt} />
            </span>
          </span>
        ),
    },
  ];
}
