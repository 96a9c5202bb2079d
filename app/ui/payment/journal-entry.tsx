import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { CHART_OF_ACCOUNTS } from "~/money/domain/ledger/chart-of-accounts.table";
import type { PaymentRecord } from "~/collections/queries/payment/payment-record.server";

import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";

const NAMES = new Map(CHART_OF_ACCOUNTS.map((row) => [row.code, row.name]));

interface JournalEntryProps {
  entry: PaymentRecord["entries"][number];
  currency: string;
}

/** One balanced entry with its lines; each code leads to its postings. */
export function JournalEntry({ entry, currency }: JournalEntryProps) {
  const { t } = useTranslation("payment");
  const amount = (minor: bigint) => (minor === 0n ? null : <MoneyText value={{ minor, currency }} bare />);
  return (
    <div>
      <p className="mb-1 flex flex-wrap gap-x-3">
        <strong>{entry.narration}</strong>
        <span className="muted">
          <DateText value={entry.effectiveDate} /> · {entry.ruleCode}
        </span>
      </p>
      <div className="table-scroll">
        <table className="data-table dense">
          <caption>{entry.narration}</caption>
          <thead>
            <tr>
              <th scope="col">{t("path.ledgerAccount")}</th>
              <th scope="col" className="end w-36">
                {t("path.debit")} <span className="unit">{currency}</span>
              </th>
              <th scope="col" className="end w-36">
                {t("path.credit")} <span className="unit">{currency}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entry.lines.map((line, at) => (
              <tr key={at}>
                <td>
                  <Link className="hover:underline" to={`/ledger/${line.code}`}>
                    <span className="num">{line.code}</span> {NAMES.get(line.code)}
                  </Link>
                </td>
                <td className="end">{amount(line.dr)}</td>
                <td className="end">{amount(line.cr)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
