import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { LinePage } from "~/money/queries/statement/line-page.server";

import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { type Fact, Facts } from "../record/facts";
import { Panel } from "../record/panel";

/** The line as the bank wrote it, and where it stands in which file. */
export function LineFacts({ page }: { page: LinePage }) {
  const { t } = useTranslation("bank");
  const { line } = page;
  const some = (label: string, value: Fact["value"] | null): Fact[] => (value ? [{ label, value }] : []);
  const words = (text: string | null) => text && <span className="break-words">{text}</span>;
  return (
    <Panel title={t("line.about")}>
      <Facts
        facts={[
          { label: t("line.narrative"), value: words(line.narrative) ?? "—" },
          { label: t("line.booked"), value: <DateText value={line.bookingDate} /> },
          { label: t("line.value"), value: <DateText value={line.valueDate} /> },
          ...some(t("line.reference"), words(line.reference)),
          ...some(t("line.party"), words(line.counterpartyName)),
          ...some(t("line.partyAccount"), words(line.counterpartyAccount)),
          ...some(t("line.cheque"), words(line.chequeNo)),
          ...some(
            t("line.balance"),
            line.balance !== null && <MoneyText value={{ minor: line.balance, currency: line.currency }} />,
          ),
          ...some(t("line.occurrence"), line.occurrence > 1 && line.occurrence),
          {
            label: t("line.file"),
            value: (
              <Link className="link break-words" to={`/bank/statements/${line.fileId}`}>
                {t("line.fileRow", { file: line.fileName, row: line.lineNo })}
              </Link>
            ),
          },
          ...some(
            t("line.reason"),
            line.reason === "true_duplicate"
              ? t("line.trueDuplicate")
              : line.reason === "undo"
                ? t("line.leaving")
                : words(line.reason),
          ),
        ]}
      />
    </Panel>
  );
}
