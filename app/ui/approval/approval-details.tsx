import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import type { ApprovalRow } from "~/people/queries/approval-list.server";

import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";

const journal = z.object({
  effective_date: z.string(),
  lines: z.array(z.object({ code: z.string(), dr: z.coerce.bigint(), cr: z.coerce.bigint() })),
});
const month = z.object({ starts_on: z.string(), hours: z.number().optional() });

/** What exactly would be done: nobody agrees to a title. */
export function ApprovalDetails({ request }: { request: ApprovalRow }) {
  const { t } = useTranslation(["approval", "ledger"]);
  const posting = journal.safeParse(request.payload);
  if (posting.success) return <JournalLines journal={posting.data} currency={request.currency ?? ""} />;
  const period = month.safeParse(request.payload);
  if (period.success) {
    const { starts_on: startsOn, hours } = period.data;
    return (
      <p>
        <DateText value={startsOn} style="month" />{" "}
        {hours !== undefined && t("approval:hours", { count: hours })}
      </p>
    );
  }
  if (request.subjectType === "journal_entry" && request.amount !== null)
    return (
      <p>
        <MoneyText value={{ minor: request.amount, currency: request.currency ?? "" }} />{" "}
        <Link className="link" to="/ledger/journals">
          {t("ledger:journals.title")}
        </Link>
      </p>
    );
  return null;
}

function JournalLines({ journal: { effective_date: on, lines }, currency }: JournalLinesProps) {
  const { t } = useTranslation(["approval", "ledger"]);
  return (
    <div className="table-scroll">
      <table className="data-table dense">
        <caption>
          {t("approval:effective")} <DateText value={on} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("ledger:journals.account")}</th>
            <th scope="col" className="end">
              {t("ledger:journals.debit")}
            </th>
            <th scope="col" className="end">
              {t("ledger:journals.credit")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <td className="num">{line.code}</td>
              <td className="end">
                {line.dr > 0n && <MoneyText bare value={{ minor: line.dr, currency }} />}
              </td>
              <td className="end">
                {line.cr > 0n && <MoneyText bare value={{ minor: line.cr, currency }} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface JournalLinesProps {
  journal: z.infer<typeof journal>;
  currency: string;
}
