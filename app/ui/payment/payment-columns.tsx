import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PaymentRow } from "~/collections/queries/payment/payment-list.server";

import { DateText } from "../format/date-text";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import type { Column } from "../table/column";
import { PaymentStateBadge } from "./payment-state-badge";

export function usePaymentColumns(): Column<PaymentRow>[] {
  const { t } = useTranslation("payment");
  const { currency } = useLocale();
  return [
    {
      key: "date",
      header: t("column.date"),
      main: true,
      cell: (row) => <DateText value={row.effectiveDate} />,
    },
    {
      key: "number",
      header: t("column.number"),
      cell: (row) =>
        row.paymentNo ? (
          <span className="num nowrap">{row.paymentNo}</span>
        ) : (
          <span className="muted">—</span>
        ),
    },
    {
      key: "account",
      header: t("column.account"),
      cell: (row) =>
        row.accountId && (
          <Link
            className="block max-w-36 truncate hover:underline"
            to={`/accounts/${row.accountId}`}
            title={row.accountRef ?? undefined}
          >
            {row.accountRef}
          </Link>
        ),
    },
    {
      key: "payer",
      header: t("column.payer"),
      clip: true,
      cell: (row) => <span title={row.payerName ?? undefined}>{row.payerName}</span>,
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
      cell: (row) => <MoneyText value={{ minor: row.amount, currency: row.currency }} bare />,
    },
    {
      key: "refunded",
      header: t("column.refunded"),
      unit: currency,
      align: "end",
      cell: (row) =>
        row.refunded > 0n ? <MoneyText value={{ minor: row.refunded, currency: row.currency }} bare /> : null,
    },
    {
      key: "cleared",
      header: t("column.cleared"),
      optional: true,
      cell: (row) => <DateText value={row.clearedOn} />,
    },
    {
      key: "reference",
      header: t("column.reference"),
      optional: true,
      clip: true,
      cell: (row) => row.reference && <span title={row.reference}>{row.reference}</span>,
    },
  ];
}
