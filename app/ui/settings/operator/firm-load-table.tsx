import { useTranslation } from "react-i18next";

import { CountText } from "../../format/count-text";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

interface FirmLoad {
  id: string;
  name: string;
  events: number;
  people: number;
  waiting: number;
}

export function FirmLoadTable({ loads }: { loads: FirmLoad[] }) {
  const { t } = useTranslation("operator");
  const counts = ["events", "people", "waiting"] as const;
  const columns: Column<FirmLoad>[] = [
    { key: "name", header: t("console.firm.name"), main: true, clip: true, cell: (row) => row.name },
    ...counts.map((key) => ({
      key,
      header: t(`console.health.${key}`),
      align: "end" as const,
      cell: (row: FirmLoad) => <CountText value={row[key]} />,
    })),
  ];
  return (
    <Panel title={t("console.health.firms")} flush>
      <DataTable
        caption={t("console.health.firms")}
        columns={columns}
        rows={loads}
        rowKey={(row) => row.id}
        rowHref={(row) => `/operator/tenants/${row.id}`}
        empty={<EmptyState title={t("console.health.calm")} />}
      />
    </Panel>
  );
}
