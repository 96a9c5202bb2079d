import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { CreditorRow } from "~/collections/queries/creditor-list.server";

import { CountText } from "../format/count-text";
import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import { DataTable } from "../table/data-table";

/** Placing clients; a row opens the accounts they placed. */
export function CreditorTable({ creditors }: { creditors: CreditorRow[] }) {
  const { t } = useTranslation("settings");
  return (
    <DataTable
      caption={t("clients.caption")}
      columns={[
        {
          key: "name",
          header: t("clients.name"),
          main: true,
          clip: true,
          cell: (row) => <span title={row.name}>{row.name}</span>,
        },
        {
          key: "contract",
          header: t("clients.contract"),
          cell: (row) => <span className="num">{row.contractNo ?? "—"}</span>,
        },
        {
          key: "placements",
          header: t("clients.placements"),
          align: "end",
          cell: (row) => <CountText value={row.placements} />,
        },
        {
          key: "accounts",
          header: t("clients.accounts"),
          align: "end",
          cell: (row) => <CountText value={row.accounts} />,
        },
        {
          key: "placed",
          header: t("clients.placed"),
          unit: creditors[0]?.currency,
          align: "end",
          cell: (row) => <MoneyText bare value={{ minor: row.placed, currency: row.currency }} />,
        },
        {
          key: "terms",
          header: t("clients.terms"),
          cell: (row) => (
            <Link className="link" to={`/settings/clients/${row.id}`}>
              {t("clients.terms")}
            </Link>
          ),
        },
        { key: "last", header: t("clients.last"), cell: (row) => <DateText value={row.lastPlacedOn} /> },
      ]}
      rows={creditors}
      rowKey={(row) => row.id}
      rowHref={(row) => `/worklist?creditor=${row.id}`}
      empty={<EmptyState title={t("clients.emptyTitle")}>{t("clients.empty")}</EmptyState>}
    />
  );
}
