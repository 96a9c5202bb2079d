import { useTranslation } from "react-i18next";

import { CountText } from "../../format/count-text";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

interface RouteHealth {
  route: string;
  method: string;
  answers: number;
  failed: number;
  p50: number | null;
  p95: number | null;
}

export function RouteTable({ routes }: { routes: RouteHealth[] }) {
  const { t } = useTranslation("operator");
  const time = (seconds: number | null) =>
    seconds === null ? "—" : t("console.health.ms", { count: Math.round(seconds * 1000) });
  const columns: Column<RouteHealth>[] = [
    {
      key: "route",
      header: t("console.health.route"),
      main: true,
      clip: true,
      cell: (row) => `${row.method} ${row.route}`,
    },
    {
      key: "answers",
      header: t("console.health.count"),
      align: "end",
      cell: (row) => <CountText value={row.answers} />,
    },
    {
      key: "failed",
      header: t("console.health.failed"),
      align: "end",
      cell: (row) => <CountText value={row.failed} />,
    },
    ...(["p50", "p95"] as const).map((key) => ({
      key,
      header: t(`console.health.${key}`),
      align: "end" as const,
      cell: (row: RouteHealth) => <span className="num nowrap">{time(row[key])}</span>,
    })),
  ];
  return (
    <Panel title={t("console.health.routes")} flush>
      <DataTable
        caption={t("console.health.routes")}
        columns={columns}
        rows={routes}
        rowKey={(row) => `${row.method} ${row.route}`}
        empty={<EmptyState title={t("console.health.calm")} />}
      />
    </Panel>
  );
}
