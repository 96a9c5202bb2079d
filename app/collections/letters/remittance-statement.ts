import type { RemittanceType } from "~/collections/domain/remittance/remittance-terms";
import type { ReportTable } from "~/money/domain/report/report-table";
import type { translator } from "~/ui/i18n/translator.server";

interface Line {
  accountRef: string;
  debtorName: string;
  paymentId: string;
  clearedOn: string | null;
  effectiveDate: string;
  source: string;
  amount: bigint;
  principal: bigint;
  interest: bigint;
  charges: bigint;
  rate: string | null;
  fee: bigint;
  net: bigint;
  reversalOf: string | null;
  balance: bigint;
}

/** What a client is told of a run; minor units. */
export interface StatementOfRun {
  number: string;
  creditorName: string;
  type: RemittanceType;
  cutOff: string;
  currency: string;
  firm: string;
  gross: bigint;
  fees: bigint;
  net: bigint;
  invoice: bigint;
  recovered: bigint;
  lines: Line[];
}

/** Source: spec 02 §10.3: the statement's columns. One noun for both files; what is too wide for paper is in the CSV. */
export function remittanceStatement(run: StatementOfRun, t: ReturnType<typeof translator>): ReportTable {
  const head = (key: "account", type: "text" | "date" | "money", more: object = {}) => ({
    head: t(`remittance:line.${key}`),
    type,
    ...more,
  });
  const word = (key: string) => key as "account";
  const file = { fileOnly: true };
  return {
    title: t("remittance:statement.title", { number: run.number }),
    facts: [
      { label: t("remittance:statement.from"), value: run.firm },
      { label: t("remittance:statement.to"), value: run.creditorName },
      { label: t("remittance:statement.cutOff"), value: run.cutOff },
      { label: t("remittance:statement.type"), value: t(`remittance:type.${run.type}`) },
    ],
    currency: run.currency,
    controlLabel: (count) => t("report:control", { count }),
    columns: [
      head("account", "text"),
      head(word("debtor"), "text"),
      head(word("payment"), "text", file),
      head(word("cleared"), "date"),
      head(word("effective"), "date", file),
      head(word("source"), "text", file),
      head(word("gross"), "money", { summed: true }),
      head(word("principal"), "money", file),
      head(word("interest"), "money", file),
      head(word("charges"), "money", file),
      head(word("rate"), "text"),
      head(word("fee"), "money", { summed: true }),
      head(word("net"), "money", { summed: true }),
      head(word("reversalOf"), "text", file),
      head(word("balance"), "money", file),
    ],
    rows: run.lines.map((line) => [
      line.accountRef,
      line.debtorName,
      line.paymentId,
      line.clearedOn,
      line.effectiveDate,
      t(`remittance:source.${line.source as "paid_us"}`),
      line.amount,
      line.principal,
      line.interest,
      line.charges,
      line.rate,
      line.fee,
      line.net,
      line.reversalOf,
      line.balance,
    ]),
    totals: [
      sumLine(t("remittance:figure.recovered"), run.recovered),
      sumLine(t("remittance:figure.invoice"), run.invoice),
      sumLine(t("remittance:figure.net"), run.net),
    ],
  };
}

/** An amount under the column of what goes out. */
function sumLine(label: string, amount: bigint) {
  return { label, cells: [...Array.from({ length: 11 }, () => null), amount, null, null] };
}
