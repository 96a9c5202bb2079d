import { useTranslation } from "react-i18next";

import type { SeatHolder } from "~/people/queries/billing/billing-page.server";

import { Badge } from "../../action/badge";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";
import { useRoleNames } from "../use-role-names";

/** Who sits on the firm's seats. */
export function SeatPanel({ holders }: { holders: SeatHolder[] }) {
  const { t } = useTranslation("billing");
  const roleNames = useRoleNames();
  return (
    <Panel title={t("seats.title")} flush>
      <p className="max-w-prose p-3 text-ink-2">{t("seats.help")}</p>
      <DataTable
        caption={t("seats.title")}
        columns={[
          {
            key: "name",
            header: t("seats.name"),
            main: true,
            clip: true,
            cell: (row) => <span title={row.name}>{row.name}</span>,
          },
          {
            key: "email",
            header: t("seats.email"),
            clip: true,
            cell: (row) => <span title={row.email}>{row.email}</span>,
          },
          { key: "roles", header: t("seats.roles"), cell: (row) => roleNames(row.roles) },
          {
            key: "state",
            header: t("seats.state"),
            cell: (row) =>
              row.invited ? <Badge tone="warn">{t("seats.invited")}</Badge> : t("seats.active"),
          },
        ]}
        rows={holders}
        rowKey={(row) => `${row.invited ? "i" : "s"}:${row.email}`}
        empty={null}
      />
    </Panel>
  );
}
