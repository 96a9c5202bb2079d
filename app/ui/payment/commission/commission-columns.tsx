import { useTranslation } from "react-i18next";

import type { CommissionRow } from "~/collections/queries/commission/commission-desk.server";

import { useLocale } from "../../format/locale-provider";
import { MoneyText } from "../../format/money-text";
import type { Column } from "../../table/column";
import { RemittanceStateBadge } from "../remittance/remittance-state-badge";

export function useCommissionColumns(): Column<CommissionRow>[] {
  const { t } = useTranslation("remittance");
  const { currency: unit } = useLocale();
  const money = (key: "base" | "amount" | "clawback"): Column<CommissionRow> => ({
    key,
    header: t(`commission.${key}`),
    unit,
    align: "end",
    cell: (row) => <MoneyText bare value={{ minor: row[key], currency: row.currency }} />,
  });
  return [
    { key: "month", header: t("commission.month"), cell: (row) => <span className="num">{row.period}</span> },
    {
      key: "staff",
      header: t("commission.staff"),
      main: true,
      cell: (row) => <span className="break-words">{row.staffName}</span>,
    },
    money("base"),
    money("amount"),
    money("clawback"),
    {
      key: "state",
      header: t("column.state"),
      cell: (row) => <RemittanceStateBadge run={{ state: row.state, carried: false }} />,
    },
  ];
}
