import { useTranslation } from "react-i18next";

import type { LineRow } from "~/money/queries/statement/line-list.server";

import { DateText } from "../format/date-text";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import type { Column } from "../table/column";
import { LineStateBadge } from "./line-state-badge";

/** The statement desk's columns; money in and money out stand apart, as on the bank's own paper. */
export function useLineColumns(): Column<LineRow>[] {
  const { t } = useTranslation("bank");
  const { currency } = useLocale();
  const amount = (side: "C" | "D", header: string): Column<LineRow> => ({
    key: side === "C" ? "in" : "out",
    header,
    unit: currency,
    align: "end",
    cell: (row) =>
      row.side === side && <MoneyText bare value={{ minor: row.amount, currency: row.currency }} />,
  });
  return [
    {
      key: "date",
      header: t("lines.date"),
      sort: "date",
      cell: (row) => <DateText value={row.bookingDate} />,
    },
    {
      key: "age",
      header: t("lines.age"),
      cell: (row) => <span className="nowrap">{t(`lines.ages.${row.age}`)}</span>,
    },
    {
      key: "narrative",
      header: t("lines.narrative"),
      main: true,
      clip: true,
      cell: (row) => <span title={row.narrative}>{row.narrative || "—"}</span>,
    },
    {
      key: "party",
      header: t("lines.party"),
      optional: true,
      clip: true,
      cell: (row) => row.counterpartyName && <span title={row.counterpartyName}>{row.counterpartyName}</span>,
    },
    {
      key: "reference",
      header: t("lines.reference"),
      optional: true,
      clip: true,
      cell: (row) => row.reference && <span title={row.reference}>{row.reference}</span>,
    },
    {
      key: "account",
      header: t("lines.account"),
      clip: true,
      cell: (row) => <span title={row.bankAccountName}>{row.bankAccountName}</span>,
    },
    { key: "state", header: t("lines.state"), cell: (row) => <LineStateBadge state={row.state} /> },
    amount("D", t("lines.out")),
    amount("C", t("lines.in")),
  ];
}
