import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { StatementGroup } from "~/money/domain/ledger/financial-statements";

import { MoneyText } from "../format/money-text";

interface StatementTableProps {
  caption: string;
  groups: StatementGroup[];
  /** the last line: the result of the period */
  result: { label: string; amount: bigint; before: bigint };
  currency: string;
  /** column heads: this year's and last year's day or days */
  heads: { now: string; before: string };
}

/** A balance sheet or a profit and loss: groups with their sums, this year beside the last. */
export function StatementTable({ caption, groups, result, currency, heads }: StatementTableProps) {
  const { t } = useTranslation("ledger");
  const cell = (minor: bigint) => <MoneyText bare value={{ minor, currency }} />;
  return (
    <div className="table-frame">
      <div className="table-scroll">
        <table className="data-table dense">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t("trial.name")}</th>
              <th scope="col" className="end">
                {heads.now} <span className="muted">{currency}</span>
              </th>
              <th scope="col" className="end">
                {heads.before} <span className="muted">{currency}</span>
              </th>
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.key}>
              <tr>
                <th scope="rowgroup" colSpan={3}>
                  {t(`statements.${group.key}`)}
                </th>
              </tr>
              {group.rows.map((row) => (
                <tr key={row.code}>
                  <td>
                    <Link className="hover:underline" to={`/ledger/${row.code}`}>
                      <span className="num">{row.code}</span> {row.name}
                    </Link>
                  </td>
                  <td className="end">{cell(row.amount)}</td>
                  <td className="end">{cell(row.before)}</td>
                </tr>
              ))}
              <Sum
                label={t(`statements.${group.key}Total`)}
                amount={cell(group.total)}
                before={cell(group.before)}
              />
            </tbody>
          ))}
          <tbody>
            <Sum label={result.label} amount={cell(result.amount)} before={cell(result.before)} />
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Sum(props: { label: string; amount: React.ReactNode; before: React.ReactNode }) {
  return (
    <tr>
      <th scope="row">{props.label}</th>
      <td className="end">
        <strong>{props.amount}</strong>
      </td>
      <td className="end">
        <strong>{props.before}</strong>
      </td>
    </tr>
  );
}
