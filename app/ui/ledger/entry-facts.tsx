import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { EntryRow } from "~/money/queries/ledger/entry-list.server";

import { CopyButton } from "../action/copy-button";
import { DateText } from "../format/date-text";
import { InstantText } from "../format/instant-text";
import { Facts } from "../record/facts";
import { Panel } from "../record/panel";
import { DimensionLink } from "./dimension-link";

/** An entry's four clocks, its cause, its reversal and its hash. */
export function EntryFacts({ entry }: { entry: EntryRow }) {
  const { t } = useTranslation("ledger");
  const other = (id: string | null) =>
    id && (
      <Link className="link" to={`/ledger/entries/${id}`}>
        {t("entry.open")}
      </Link>
    );
  return (
    <Panel title={t("entry.facts")}>
      <Facts
        facts={[
          { label: t("account.effective"), value: <DateText value={entry.effectiveDate} /> },
          { label: t("account.date"), value: <DateText value={entry.postingDate} /> },
          { label: t("entry.business"), value: <DateText value={entry.businessDate} /> },
          { label: t("known.recorded"), value: <InstantText value={entry.recordedAt} /> },
          { label: t("account.rule"), value: <code>{entry.ruleCode}</code> },
          {
            label: t("account.cause"),
            value: <DimensionLink of={{ dimensionType: entry.subjectType, dimensionId: entry.subjectId }} />,
          },
          { label: t("entry.reverses"), value: other(entry.reverses) },
          { label: t("entry.reversedBy"), value: other(entry.reversedBy) },
          {
            label: t("entry.hash"),
            value: (
              <span className="flex flex-wrap items-center gap-1">
                <code className="break-all">{entry.hash}</code>
                <CopyButton text={entry.hash} label={t("entry.copyHash")} />
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}
