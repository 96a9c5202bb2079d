import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { RemittanceLine } from "~/collections/queries/remittance/remittance-lines.server";
import type { RemittancePage } from "~/collections/queries/remittance/remittance-page.server";

import { DateText } from "../../format/date-text";
import { MoneyText } from "../../format/money-text";
import { JournalEntry } from "../journal-entry";
import { EmptyState } from "../../record/empty-state";
import { Facts } from "../../record/facts";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";

/** Whom a run is for and who did what; its payments; what it posted. */
export function RemittanceFacts({ run }: { run: RemittancePage }) {
  const { t } = useTranslation("remittance");
  const columns = useLineColumns(run.currency);
  return (
    <div className="grid items-start gap-4">
      <Panel title={t("page.facts")}>
        <Facts
          facts={[
            { label: t("page.cutOff"), value: <DateText value={run.cutOff} /> },
            { label: t("page.type"), value: t(`type.${run.type}`) },
            { label: t("page.from"), value: run.bankName },
            {
              label: t("page.payee"),
              value: run.holderName && t("terms.payeeMark", { name: run.holderName, last4: run.last4 }),
            },
            {
              label: t("page.payout"),
              value: run.paymentId && (
                <Link className="link" to={`/payouts/${run.paymentId}`}>
                  {t("page.openPayout")}
                </Link>
              ),
            },
            { label: t("page.calculated"), value: run.calculatedBy },
            { label: t("page.approved"), value: run.approvedBy },
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
        {run.lineCount > run.lines.length && (
          <p className="small muted p-3">
            {t("page.more", { shown: run.lines.length, count: run.lineCount })}
          </p>
        )}
      </Panel>
      {run.entries.length > 0 && (
        <Panel title={t("page.entries")}>
          <div className="grid gap-4">
            {run.entries.map((entry) => (
              <JournalEntry key={entry.id} entry={entry} currency={run.currency} />
            ))}
          </div>
        </Panel>
      )}
    </div>
  );
}

function useLineColumns(currency: string): Column<RemittanceLine>[] {
  const { t } = useTranslation("remittance");
  const money = (
    key: "gross" | "fee" | "net",
    of: (row: RemittanceLine) => bigint,
  ): Column<RemittanceLine> => ({
    key,
    header: t(`line.${key}`),
    unit: currency,
    align: "end",
    cell: (row) => <MoneyText bare value={{ minor: of(row), currency }} />,
  });
  return [
    {
      key: "account",
      header: t("line.account"),
      main: true,
      cell: (row) => <span className="num">{row.accountRef}</span>,
    },
    {
      key: "debtor",
      header: t("line.debtor"),
      cell: (row) => <span className="break-words">{row.debtorName}</span>,
    },
    { key: "cleared", header: t("line.cleared"), cell: (row) => <DateText value={row.clearedOn} /> },
    money("gross", (row) => row.amount),
    {
      key: "rate",
      header: t("line.rate"),
      align: "end",
      cell: (row) => <span className="num">{row.rate ?? "—"}</span>,
    },
    money("fee", (row) => row.fee),
    money("net", (row) => row.net),
    { key: "reversalOf", header: t("line.reversalOf"), cell: (row) => row.reversalOf ?? "—" },
  ];
}
