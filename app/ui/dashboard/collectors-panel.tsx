import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { ChosenPeriod } from "~/collections/domain/dashboard/period";
import type { Dashboard } from "~/collections/queries/dashboard/dashboard.server";

import { CountText } from "../format/count-text";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import { PercentText } from "../format/percent-text";
import { EmptyState } from "../record/empty-state";
import { Panel } from "../record/panel";
import { DataTable } from "../table/data-table";

type CollectorFigures = Dashboard["collectors"][number];

interface CollectorsPanelProps {
  collectors: readonly CollectorFigures[];
  period: ChosenPeriod;
}

/** Who works how much, and what came of it. */
export function CollectorsPanel({ collectors, period }: CollectorsPanelProps) {
  const { t } = useTranslation("dashboard");
  const { currency } = useLocale();
  const paymentsOf = (row: CollectorFigures) =>
    `/payments?status=completed&collector=${row.staffId}&from=${period.from}&to=${period.to}`;
  return (
    <Panel title={t("collectors.title")} flush>
      <DataTable<CollectorFigures>
        caption={t("collectors.title")}
        rows={collectors}
        rowKey={(row) => row.staffId}
        rowHref={(row) => `/worklist?collector=${row.staffId}`}
        dense
        empty={<EmptyState title={t("collectors.none")}>{t("collectors.noneBody")}</EmptyState>}
        columns={[
          { key: "name", header: t("collectors.name"), cell: (row) => row.fullName, main: true },
          {
            key: "open",
            header: t("collectors.open"),
            align: "end",
            cell: (row) => <CountText value={row.open} />,
          },
          {
            key: "collected",
            header: t("collectors.collected"),
            unit: currency,
            align: "end",
            cell: (row) => (
              <Link to={paymentsOf(row)} className="hover:underline">
                <MoneyText value={{ minor: row.collected, currency }} bare />
              </Link>
            ),
          },
          {
            key: "resolved",
            header: t("collectors.resolved"),
            align: "end",
            cell: (row) => (
              <span title={t("collectors.resolvedOf", { resolved: row.resolved, assigned: row.assigned })}>
                <PercentText ratio={row.assigned === 0 ? null : row.resolved / row.assigned} />
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}
