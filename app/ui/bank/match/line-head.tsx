import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { LineMatches } from "~/collections/queries/payment/line-matches.server";

import { DateText } from "../../format/date-text";
import { MoneyText } from "../../format/money-text";
import { Facts } from "../../record/facts";
import { Panel } from "../../record/panel";

/** The line as the bank wrote it, with what is left of it. */
export function LineHead({ line }: { line: LineMatches }) {
  const { t } = useTranslation("match");
  const money = (minor: bigint) => <MoneyText value={{ minor, currency: line.currency }} />;
  return (
    <Panel title={t(`side.${line.side}`)}>
      <Facts
        facts={[
          { label: t("booked"), value: <DateText value={line.bookingDate} /> },
          { label: t("amount"), value: money(line.amount) },
          { label: t("left"), value: money(line.left) },
          { label: t("text"), value: <span className="break-words">{line.narrative}</span> },
          { label: t("reference"), value: line.reference },
          { label: t("counterparty"), value: line.counterpartyName },
          {
            label: t("account"),
            value: (
              <Link className="link" to={`/bank/lines?account=${line.bankAccountId}`}>
                {line.bankName}
              </Link>
            ),
          },
        ]}
      />
    </Panel>
  );
}
