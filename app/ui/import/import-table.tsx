import { useTranslation } from "react-i18next";

import { percentDone } from "~/collections/domain/placement/import-progress";
import { importWordOf } from "~/collections/domain/placement/import-state";
import type { ImportListRow } from "~/collections/queries/import-list.server";

import { CountText } from "../format/count-text";
import { InstantText } from "../format/instant-text";
import { MoneyText } from "../format/money-text";
import { PercentText } from "../format/percent-text";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";
import { ImportStatus } from "./import-status";

/** The firm's imports; a row opens its page. */
export function ImportTable({ rows, empty }: { rows: ImportListRow[]; empty: React.ReactNode }) {
  const { t } = useTranslation("import");
  return (
    <DataTable
      caption={t("list.caption")}
      columns={useImportColumns(rows[0]?.currency ?? "")}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/imports/${row.id}`}
      empty={empty}
    />
  );
}

/** The table's columns, for its head and for the column chooser. */
export function useImportColumns(currency: string): Column<ImportListRow>[] {
  const { t } = useTranslation("import");
  return [
    {
      key: "file",
      header: t("list.file"),
      main: true,
      clip: true,
      cell: (row) => <span title={row.fileName}>{row.fileName}</span>,
    },
    { key: "creditor", header: t("list.creditor"), clip: true, cell: (row) => row.creditorName ?? "—" },
    {
      key: "status",
      header: t("list.status"),
      cell: (row) => (
        <>
          <ImportStatus job={row} />{" "}
          {importWordOf(row) === "loading" && <PercentText ratio={doneOf(row)} digits={0} />}
        </>
      ),
    },
    {
      key: "source",
      header: t("list.source"),
      optional: true,
      cell: (row) => t(`source.${row.source}` as "source.upload"),
    },
    {
      key: "records",
      header: t("list.records"),
      align: "end",
      cell: (row) => <CountText value={row.counters.processed} />,
    },
    { key: "ok", header: t("list.loaded"), align: "end", cell: (row) => <CountText value={row.loaded} /> },
    {
      key: "errors",
      header: t("list.errors"),
      align: "end",
      cell: (row) => <CountText value={row.counters.errors} />,
    },
    {
      key: "amount",
      header: t("list.amount"),
      unit: currency,
      align: "end",
      cell: (row) => (
        <MoneyText
          bare
          value={row.status === "completed" ? { minor: row.amountOk, currency: row.currency } : null}
        />
      ),
    },
    {
      key: "created",
      header: t("list.created"),
      cell: (row) => <InstantText value={row.createdAt} style="day" />,
    },
    {
      key: "completed",
      header: t("list.completed"),
      optional: true,
      cell: (row) => <InstantText value={row.completedAt} />,
    },
  ];
}

function doneOf({ counters }: ImportListRow): number {
  return percentDone({ processed: Math.max(counters.checkpoint - 1, 0), total: counters.total }) / 100;
}
