import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { AccountMandate } from "~/collections/queries/account/account-mandates.server";

import { DateText } from "../../format/date-text";
import { MoneyText } from "../../format/money-text";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";
import { MandateStateBadge } from "./mandate-state-badge";

interface AccountMandatesProps {
  accountId: string;
  mandates: readonly AccountMandate[];
  /** the reader may draw, or stop what is drawn */
  mayAct: boolean;
  /** the reader may record what a debtor signed on paper */
  mayRecord: boolean;
}

/** Cards and bank accounts that may be drawn on for this account, with what is planned on each. */
export function AccountMandates({ accountId, mandates, mayAct, mayRecord }: AccountMandatesProps) {
  const { t } = useTranslation("payment");
  return (
    <Panel
      title={t("mandate.title")}
      action={
        mayRecord && (
          <Link className="link small" to={`/accounts/${accountId}/mandates/new`}>
            {t("mandate.record.title")}
          </Link>
        )
      }
      flush
    >
      <DataTable<AccountMandate>
        caption={t("mandate.title")}
        rows={mandates}
        rowKey={(row) => row.id}
        rowHref={mayAct ? (row) => `/accounts/${accountId}/mandates/${row.id}` : undefined}
        dense
        empty={
          <EmptyState title={t("mandate.none")}>
            <p>{t("mandate.noneBody")}</p>
          </EmptyState>
        }
        columns={[
          {
            key: "method",
            header: t("mandate.column.method"),
            main: true,
            cell: (row) => row.label ?? t(`mandate.rail.${row.rail}`),
          },
          {
            key: "state",
            header: t("mandate.column.state"),
            cell: (row) => <MandateStateBadge state={row.state} />,
          },
          {
            key: "max",
            header: t("mandate.column.max"),
            align: "end",
            cell: (row) => <MoneyText value={{ minor: row.maxAmount, currency: row.currency }} />,
          },
          {
            key: "until",
            header: t("mandate.column.until"),
            cell: (row) => row.endsOn && <DateText value={row.endsOn} />,
          },
          {
            key: "planned",
            header: t("mandate.column.planned"),
            cell: ({ planned: [next] }) =>
              next ? (
                <DateText value={next.on} />
              ) : (
                <span className="muted">{t("mandate.nothingPlanned")}</span>
              ),
          },
        ]}
      />
    </Panel>
  );
}
