import { useTranslation } from "react-i18next";

import type { LinePage } from "~/money/queries/statement/line-page.server";

import { JournalEntry } from "../payment/journal-entry";
import { Panel } from "../record/panel";

/** What the line did in the books: its suspense entry, and what reversed it. */
export function LinePostings({ page }: { page: LinePage }) {
  const { t } = useTranslation("bank");
  return (
    <Panel title={t("line.postings")}>
      {page.entries.length === 0 ? (
        <p className="muted">{t("line.noPostings")}</p>
      ) : (
        <div className="grid gap-4">
          {page.entries.map((entry) => (
            <JournalEntry key={entry.id} entry={entry} currency={page.line.currency} />
          ))}
        </div>
      )}
    </Panel>
  );
}
