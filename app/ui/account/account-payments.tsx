import { useTranslation } from "react-i18next";

import type { AccountPayment } from "~/collections/queries/account/account-page.server";

import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { PaymentStateBadge } from "../payment/payment-state-badge";
import { EmptyState } from "../record/empty-state";
import { Panel } from "../record/panel";
import { DataTable } from "../table/data-table";

interface AccountPaymentsProps {
  payments: readonly AccountPayment[];
  currency: string;
}

/** What was paid on this account, newest first. */
export function AccountPayments({ payments, currency }: AccountPaymentsProps) {
  const { t } = useTranslation("payment");
  return (
    <Panel title={t("title")} flush>
      <DataTable<AccountPayment>
        caption={t("title")}
        rows={payments}
        rowKey={(row) => row.id}
        rowHref={(row) => `/payments/${row.id}`}
        dense
        empty={<EmptyState title={t("none")} />}
        columns={[
          {
            key: "date",
            header: t("column.date"),
            main: true,
            cell: (row) => <DateText value={row.effectiveDate} />,
          },
          {
            key: "method",
            header: t("column.method"),
            cell: (row) => t(`method.${row.method}` as "method.card", { defaultValue: row.method }),
          },
          { key: "state", header: t("column.state"), cell: (row) => <PaymentStateBadge state={row.state} /> },
          {
            key: "amount",
            header: t("column.amount"),
            unit: currency,
            align: "end",
            cell: (row) => (
              <>
                <MoneyText value={{ minor: row.amount, currency: row.currency }} bare />
                {row.refunded > 0n && (
                  <span className="small muted block">
                    {t("refundedPart")}{" "}
                    <MoneyText value={{ minor: row.refunded, currency: row.currency }} bare />
                  </span>
                )}
              </>
            ),
          },
          {
            key: "receipt",
            header: t("column.receipt"),
            cell: (row) =>
              row.hasReceipt && (
                <a
                  className="link"
                  href={`/files/receipts/${row.id}`}
                  aria-label={t("receiptOf", { date: row.effectiveDate })}
                >
                  {t("receipt")}
                </a>
              ),
          },
        ]}
      />
    </Panel>
  );
}
