import { useTranslation } from "react-i18next";

import type { AchDebitRow } from "~/money/queries/ach/ach-file-page.server";

import { MoneyText } from "../../format/money-text";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";
import { PaymentStateBadge } from "../payment-state-badge";

/** The debits of a file in its order; a return names the trace. */
export function AchDebits({ rows, currency }: { rows: AchDebitRow[]; currency: string }) {
  const { t } = useTranslation("payment");
  return (
    <Panel title={t("ach.debits")} flush>
      <DataTable<AchDebitRow>
        caption={t("ach.debits")}
        rows={rows}
        rowKey={(row) => row.paymentId}
        rowHref={(row) => `/payments/${row.paymentId}`}
        empty={null}
        columns={[
          { key: "holder", header: t("ach.column.holder"), main: true, cell: (row) => row.holderName },
          {
            key: "trace",
            header: t("ach.column.trace"),
            cell: (row) => <span className="num">{row.trace}</span>,
          },
          {
            key: "amount",
            header: t("ach.column.amount"),
            align: "end",
            cell: (row) => <MoneyText value={{ minor: row.amount, currency }} />,
          },
          {
            key: "state",
            header: t("ach.column.state"),
            cell: (row) => <PaymentStateBadge state={row.state} />,
          },
        ]}
      />
    </Panel>
  );
}
