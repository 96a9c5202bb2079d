import { useTranslation } from "react-i18next";

import type { EventArchive } from "~/office/data/archive/event-archives.server";

import { DateText } from "../../format/date-text";
import { EmptyState } from "../../record/empty-state";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

interface ArchiveTableProps {
  rows: EventArchive[];
  mayExport: boolean;
}

/** Months of the log in cold storage, each with what proves its file. */
export function ArchiveTable({ rows, mayExport }: ArchiveTableProps) {
  const { t } = useTranslation("privacy");
  const columns: Column<EventArchive>[] = [
    {
      key: "month",
      header: t("archive.month"),
      main: true,
      cell: (row) => <DateText value={row.month} style="month" />,
    },
    {
      key: "events",
      header: t("archive.events"),
      align: "end",
      cell: (row) => t("archive.held", { count: row.events }),
    },
    {
      key: "seqs",
      header: t("archive.places"),
      cell: (row) => (
        <span className="num whitespace-nowrap">
          {String(row.firstSeq)} – {String(row.lastSeq)}
        </span>
      ),
    },
    { key: "until", header: t("archive.until"), cell: (row) => <DateText value={row.retainUntil} /> },
    {
      key: "hash",
      header: t("archive.hash"),
      cell: (row) => <code className="small break-all">{row.sha256}</code>,
    },
    {
      key: "file",
      header: t("archive.file"),
      cell: (row) =>
        mayExport && (
          <a className="link" href={`/files/audit-archive/${row.id}`} download>
            {t("archive.fetch")}
          </a>
        ),
    },
  ];
  return (
    <DataTable
      caption={t("archive.title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("archive.empty")}>{t("archive.emptyBody")}</EmptyState>}
    />
  );
}
