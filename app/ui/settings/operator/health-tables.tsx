import { useTranslation } from "react-i18next";

import { CountText } from "../../format/count-text";
import { RelativeText } from "../../format/relative-text";
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

interface SlowStatement {
  text: string;
  times: number;
  worst: number;
  total: number;
  lastAt: Date;
}

/** What the database took long over, with placeholders where values were. */
export function SlowTable({ slow, now }: { slow: SlowStatement[]; now: Date }) {
  const { t } = useTranslation("operator");
  const columns: Column<SlowStatement>[] = [
    {
      key: "text",
      header: t("console.health.statement"),
      main: true,
      cell: (row) => (
        <details>
          <summary className="max-w-96 truncate">{row.text.replace(/\s+/g, " ").slice(0, 80)}</summary>
          <pre className="overflow-auto text-xs whitespace-pre-wrap">{row.text}</pre>
        </details>
      ),
    },
    {
      key: "times",
      header: t("console.health.times"),
      align: "end",
      cell: (row) => <CountText value={row.times} />,
    },
    ...(["worst", "total"] as const).map((key) => ({
      key,
      header: t(`console.health.${key}`),
      align: "end" as const,
      cell: (row: SlowStatement) => (
        <span className="num nowrap">{t("console.health.ms", { count: Math.round(row[key]) })}</span>
      ),
    })),
    {
      key: "last",
      header: t("console.health.last"),
      cell: (row) => <RelativeText value={row.lastAt} now={now} />,
    },
  ];
  return (
    <Panel title={t("console.health.slow")} flush>
      <DataTable
        caption={t("console.health.slow")}
        columns={columns}
        rows={slow}
        rowKey={(row) => row.text}
        empty={<EmptyState title={t("console.health.noneSlow")} />}
      />
    </Panel>
  );
}
