import { useTranslation } from "react-i18next";

import type { ImportOptions } from "~/collections/domain/placement/import-options";
import { PLACEMENT_COLUMNS } from "~/collections/domain/placement/placement-columns";
import type { SampleRow } from "~/collections/domain/placement/sample-rows";

import { Panel } from "../record/panel";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** The first rows as they were read, by the columns that the file has. */
export function ImportSample({ options }: { options: ImportOptions }) {
  const { t } = useTranslation("import");
  const rows = options.sample ?? [];
  const present = PLACEMENT_COLUMNS.filter((column) => rows.some((row) => column in row.cells));
  const columns: Column<SampleRow>[] = [
    { key: "line", header: t("preview.line"), align: "end", main: true, cell: (row) => row.line },
    ...present.map((column) => ({
      key: column,
      header: column,
      clip: true,
      cell: (row: SampleRow) => <span title={row.cells[column]}>{row.cells[column] ?? ""}</span>,
    })),
  ];
  if (rows.length === 0) return null;
  return (
    <Panel title={t("preview.rows")} flush>
      <DataTable
        dense
        caption={t("preview.rowsCaption")}
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.line)}
        empty={null}
      />
    </Panel>
  );
}
