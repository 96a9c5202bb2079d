import { useTranslation } from "react-i18next";

import type { RemittanceRow } from "~/collections/queries/remittance/remittance-desk.server";

import { useLocale } from "../../format/locale-provider";
import { MoneyText } from "../../format/money-text";
import type { Column } from "../../table/column";
import { RemittanceStateBadge } from "./remittance-state-badge";

export function useRemittanceColumns(): Column<RemittanceRow>[] {
  const { t } = useTranslation("remittance");
  const { currency: unit } = useLocale();
  const money = (key: "gross" | "fees" | "net" | "invoice"): Column<RemittanceRow> => ({
    key,
    header: t(`column.${key}`),
    unit,
    align: "end",
    cell: (row) => <MoneyText bare value={{ minor: row[key], currency: row.currency }} />,
  });
  return [
    { key: "number", header: t("column.number"), cell: (row) => <span className="num">{row.number}</span> },
    {
      key: "client",
      header: t("column.client"),
      main: true,
      cell: (row) => <span className="break-words">{row.creditorName}</span>,
    },
    {
      key: "period",
      header: t("column.period"),
      cell: (row) => t("periodOf", { period: row.period, run: row.run }),
    },
    money("gross"),
    money("fees"),
    money("net"),
    money("invoice"),
    { key: "state", header: t("column.state"), cell: (row) => <RemittanceStateBadge run={row} /> },
  ];
}
