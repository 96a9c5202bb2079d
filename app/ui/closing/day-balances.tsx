import { useTranslation } from "react-i18next";

import type { DayBalanceRow } from "~/money/queries/close/close-day-page.server";

import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** What moved on a date, and what the balances came to. */
export function DayBalances({ balances }: { balances: DayBalanceRow[] }) {
  const { t } = useTranslation("closing");
  const { currency } = useLocale();
  const money = (key: "debits" | "credits" | "closing"): Column<DayBalanceRow> => ({
    key,
    header: t(`day.${key}`),
    unit: currency,
    align: "end",
    cell: (row) => <MoneyText bare value={{ minor: row[key], currency }} />,
  });
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h2>{t("day.balances")}</h2>
      <DataTable
        caption={t("day.balances")}
        columns={[
          {
            key: "name",
            header: t("day.name"),
            main: true,
            cell: ({ code, name }) => (
              <>
                <span className="num">{code}</span> {name}
              </>
            ),
          },
          money("debits"),
          money("credits"),
          money("closing"),
        ]}
        rows={balances}
        rowKey={({ code }) => code}
        rowHref={({ code }) => `/ledger/${code}`}
        empty={<EmptyState title={t("day.balancesNone")} />}
      />
    </section>
  );
}
