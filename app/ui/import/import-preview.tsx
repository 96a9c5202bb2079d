import { useTranslation } from "react-i18next";

import type { ImportOptions } from "~/collections/domain/placement/import-options";
import { type PlacementColumn, recogniseColumns } from "~/collections/domain/placement/placement-columns";
import type { SampleRow } from "~/collections/domain/placement/sample-rows";

import { Facts } from "../record/facts";
import { Panel } from "../record/panel";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** How the file was read: which column became what, and its first rows as they will be loaded. */
export function ImportPreview({ options }: { options: ImportOptions }) {
  const { t } = useTranslation("import");
  const header = options.header ?? [];
  const map = recogniseColumns(header);
  if (!map.ok) return null;
  const positions = Object.entries(map.value.positions) as [PlacementColumn, number][];
  const columns = positions.sort(([, a], [, b]) => a - b);
  return (
    <>
      <Panel title={t("preview.columns")}>
        <Facts
          facts={[
            ...columns.map(([column, at]) => ({
              label: header[at] ?? column,
              value: <code className="num">{column}</code>,
            })),
            {
              label: t("preview.ignored"),
              value: map.value.ignored.filter(Boolean).join(", ") || t("preview.noIgnored"),
            },
          ]}
        />
      </Panel>
      {options.sample && options.sample.length > 0 && (
        <Panel title={t("preview.rows")} flush>
          <Sample rows={options.sample} columns={columns.map(([column]) => column)} />
        </Panel>
      )}
    </>
  );
}

function Sample({ rows, columns }: { rows: SampleRow[]; columns: PlacementColumn[] }) {
  const { t } = useTranslation("import");
  const shown: Column<SampleRow>[] = [
    { key: "line", header: t("preview.line"), align: "end", main: true, cell: (row) => row.line },
    ...columns.map((column) => ({
      key: column,
      header: column,
      clip: true,
      cell: (row: SampleRow) => <span title={row.cells[column]}>{row.cells[column] ?? ""}</span>,
    })),
  ];
  return (
    <DataTable
      dense
      caption={t("preview.rows")}
      columns={shown}
      rows={rows}
      rowKey={(row) => String(row.line)}
      empty={null}
    />
  );
}
