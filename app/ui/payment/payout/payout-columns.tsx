import { useTranslation } from "react-i18next";

import type { PayoutRow } from "~/money/queries/payout/payout-desk.server";

import { InstantText } from "../../format/instant-text";
import { useLocale } from "../../format/locale-provider";
import { MoneyText } from "../../format/money-text";
import type { Column } from "../../table/column";
import { PayoutStateBadge } from "./payout-state-badge";

export function usePayoutColumns(): Column<PayoutRow>[] {
  const { t } = useTranslation("payout");
  const { currency } = useLocale();
  return [
    {
      key: "payee",
      header: t("column.payee"),
      main: true,
      cell: (row) => <span className="break-words">{row.holderName}</span>,
    },
    {
      key: "bank",
      header: t("column.bank"),
      cell: (row) => <span className="num">{t("ending", { last4: row.last4 })}</span>,
    },
    { key: "purpose", header: t("column.purpose"), cell: (row) => t(`purpose.${row.purpose as "refund"}`) },
    {
      key: "amount",
      header: t("column.amount"),
      unit: currency,
      align: "end",
      cell: (row) => <MoneyText bare value={{ minor: row.amount, currency: row.currency }} />,
    },
    { key: "state", header: t("column.state"), cell: (row) => <PayoutStateBadge state={row.state} /> },
    { key: "from", header: t("column.from"), cell: (row) => row.bankName },
    { key: "drafted", header: t("column.drafted"), cell: (row) => <InstantText value={row.createdAt} /> },
  ];
}
