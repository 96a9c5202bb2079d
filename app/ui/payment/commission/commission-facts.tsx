import { useTranslation } from "react-i18next";

import type { CommissionLine, CommissionPage } from "~/collections/queries/commission/commission-page.server";

import { DateText } from "../../format/date-text";
import { MoneyText } from "../../format/money-text";
import { EmptyState } from "../../record/empty-state";
import { Facts } from "../../record/facts";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

/** Who calculated and agreed, what earlier months changed by, and every payment behind it. */
export function CommissionFacts({ run }: { run: CommissionPage }) {
  const { t } = useTranslation("remittance");
  const { currency } = run;
  const columns: Column<CommissionLine>[] = [
    {
      key: "account",
      header: t("line.account"),
      main: true,
      cell: (row) => <span className="num">{row.accountRef}</span>,
    },
    { key: "month", header: t("commission.month"), cell: (row) => <span className="num">{row.period}</span> },
    { key: "on", header: t("commission.on"), cell: (row) => <DateText value={row.earnedOn} /> },
    {
      key: "part",
      header: t("commission.part"),
      unit: currency,
      align: "end",
      cell: (row) => <MoneyText bare value={{ minor: row.part, currency }} />,
    },
  ];
  return (
    <div className="grid items-start gap-4">
      <Panel title={t("page.facts")}>
        <Facts
          facts={[
            { label: t("page.calculated"), value: run.calculatedBy },
            { label: t("page.approved"), value: run.approvedBy },
            ...run.earlier.map(({ period, amount: minor }) => ({
              label: t("commission.earlier", { period }),
              value: <MoneyText value={{ minor, currency }} />,
            })),
          ]}
        />
      </Panel>
      <Panel title={t("page.lines")} flush>
        <DataTable
          caption={t("page.lines")}
          columns={columns}
          rows={run.lines}
          rowKey={(row) => row.id}
          rowHref={(row) => `/payments/${row.paymentId}`}
          empty={<EmptyState title={t("page.noLines")} />}
        />
      </Panel>
    </div>
  );
}
