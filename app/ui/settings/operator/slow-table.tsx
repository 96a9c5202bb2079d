import { useTranslation } from "react-i18next";

import { CountText } from "../../format/count-text";
import { RelativeText } from "../../format/relative-text";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

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
