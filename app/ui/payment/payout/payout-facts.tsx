import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PayoutPage } from "~/money/queries/payout/payout-page.server";

import { DateText } from "../../format/date-text";
import { InstantText } from "../../format/instant-text";
import { JournalEntry } from "../journal-entry";
import { Facts } from "../../record/facts";
import { Panel } from "../../record/panel";
import { PayoutStateBadge } from "./payout-state-badge";

/** Who, from where, agreed to by whom; its tries and what they posted. */
export function PayoutFacts({ payout }: { payout: PayoutPage }) {
  const { t } = useTranslation("payout");
  const { accountId, clearedOn } = payout;
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Panel title={t("page.facts")}>
        <Facts
          facts={[
            { label: t("column.payee"), value: <span className="break-words">{payout.holderName}</span> },
            { label: t("column.bank"), value: t("ending", { last4: payout.last4 }) },
            { label: t("column.from"), value: payout.bankName },
            { label: t("column.purpose"), value: t(`purpose.${payout.purpose as "refund"}`) },
            {
              label: t("page.reason"),
              value: payout.note && <span className="break-words">{payout.note}</span>,
            },
            { label: t("page.drafted"), value: payout.draftedBy },
            { label: t("page.approved"), value: payout.approvedBy },
            { label: t("page.released"), value: payout.releasedBy },
            { label: t("page.paidOn"), value: clearedOn && <DateText value={clearedOn} /> },
            { label: t("page.code"), value: payout.returnCode },
            {
              label: t("page.account"),
              value: accountId && (
                <Link className="link" to={`/accounts/${accountId}`}>
                  {t("page.openAccount")}
                </Link>
              ),
            },
          ]}
        />
      </Panel>
      <div className="grid gap-4">
        {payout.releases.length > 0 && (
          <Panel title={t("page.tries")}>
            <ol className="grid gap-2">
              {payout.releases.map((one) => (
                <li key={one.releaseNo} className="flex flex-wrap items-baseline gap-x-3">
                  <span>{t("page.try", { no: one.releaseNo, last4: one.last4 })}</span>
                  <PayoutStateBadge state={one.state} />
                  <InstantText value={one.at} />
                  <span>{one.returnCode}</span>
                </li>
              ))}
            </ol>
          </Panel>
        )}
        <Panel title={t("page.postings")}>
          {payout.entries.length === 0 ? (
            <p className="muted">{t("page.noPostings")}</p>
          ) : (
            <div className="grid gap-4">
              {payout.entries.map((entry) => (
                <JournalEntry key={entry.id} entry={entry} currency={payout.currency} />
              ))}
            </div>
          )}
        </Panel>
      </div>
    </div>
  );
}
