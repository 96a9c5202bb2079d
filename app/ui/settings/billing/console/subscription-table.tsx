import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { FirmSubscription } from "~/people/queries/operator/subscriptions.server";

import { Badge } from "../../../action/badge";
import { DateText } from "../../../format/date-text";
import { InstantText } from "../../../format/instant-text";
import { EmptyState } from "../../../record/empty-state";
import { Panel } from "../../../record/panel";
import { DataTable } from "../../../table/data-table";

interface SubscriptionTableProps {
  title: string;
  subscriptions: FirmSubscription[];
}

/** What firms pay for; what stood otherwise than at the provider comes first. */
export function SubscriptionTable({ title, subscriptions }: SubscriptionTableProps) {
  const { t } = useTranslation("billing");
  return (
    <Panel title={title} flush>
      <DataTable
        caption={title}
        columns={[
          {
            key: "firm",
            header: t("console.firm"),
            main: true,
            cell: (row) => (
              <Link className="link" to={`/operator/tenants/${row.tenantId}`}>
                {row.firm}
              </Link>
            ),
          },
          {
            key: "plan",
            header: t("console.plan"),
            cell: (row) => `${row.planCode ?? ""} ${row.planVersion ?? ""}`,
          },
          {
            key: "status",
            header: t("console.status"),
            cell: (row) => (row.contract ? t("console.contract") : row.status && t(`status.${row.status}`)),
          },
          { key: "seats", header: t("console.seats"), align: "end", cell: (row) => row.seats },
          {
            key: "until",
            header: t("console.until"),
            cell: (row) => <InstantText value={row.periodEnd} style="day" />,
          },
          { key: "unpaid", header: t("console.unpaid"), cell: (row) => <DateText value={row.unpaidSince} /> },
          {
            key: "mismatch",
            header: t("console.mismatch"),
            cell: (row) =>
              row.mismatch && (
                <>
                  <Badge tone="warn">{row.mismatch.join(", ")}</Badge> <InstantText value={row.mismatchAt} />
                </>
              ),
          },
        ]}
        rows={subscriptions}
        rowKey={(row) => row.tenantId}
        empty={<EmptyState title={t("console.none")} />}
      />
    </Panel>
  );
}
