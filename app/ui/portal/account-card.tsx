import { useTranslation } from "react-i18next";

import { BUCKETS } from "~/collections/domain/account/buckets";
import type { PortalAccount } from "~/collections/queries/portal/portal-overview.server";

import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { Facts } from "../record/facts";

interface AccountCardProps {
  account: PortalAccount;
  firm: string;
  /** null: this account cannot be paid here and now */
  payHref: string | null;
  proofHref: string;
  statementHref: string;
}

/** One account: what is left, to whom it was owed first and to whom now, and why the number is what it is. */
export function AccountCard({ account, firm, payHref, proofHref, statementHref }: AccountCardProps) {
  const { t } = useTranslation("portal");
  const { currency, creditorName } = account;
  // a creditor who placed its own debt is named once
  const originalCreditor = account.originalCreditor === creditorName ? null : account.originalCreditor;
  const money = (minor: bigint) => <MoneyText value={{ minor, currency }} />;
  const facts = [
    ...(originalCreditor ? [{ label: t("account.owedTo"), value: originalCreditor }] : []),
    { label: originalCreditor ? t("account.placedBy") : t("account.owedTo"), value: creditorName },
    { label: t("account.originally"), value: money(account.originalAmount) },
    { label: t("account.paidSoFar"), value: money(account.collected) },
    ...(account.dueDate ? [{ label: t("account.due"), value: <DateText value={account.dueDate} /> }] : []),
  ];
  return (
    <article className="portal-card">
      <div className="portal-card-head">
        <h3>{t("account.reference", { reference: account.externalRef })}</h3>
        <p className="portal-card-sum">
          {account.balance > 0n ? money(account.balance) : t("account.paid")}
          {account.status === "CLOSED" && <span className="small text-ink-2"> · {t("overview.closed")}</span>}
        </p>
      </div>
      <Facts facts={facts} />
      {account.moneyState === "overpaid" && <p>{t("account.overpaid", { firm })}</p>}
      {account.balance > 0n && <WhyBalance account={account} />}
      <p>
        <a className="link" href={statementHref}>
          {t("account.statement")}
        </a>
      </p>
      {account.collected > 0n && (
        <p>
          <a className="link" href={proofHref}>
            {t("account.proof")}
          </a>
        </p>
      )}
      {payHref && (
        <p>
          <a className="btn" href={payHref}>
            {t("account.payThis")}
          </a>
        </p>
      )}
    </article>
  );
}

function WhyBalance({ account }: { account: PortalAccount }) {
  const { t } = useTranslation("portal");
  const { currency } = account;
  return (
    <details className="portal-more">
      <summary>{t("account.why")}</summary>
      <p>{t("account.whyBody")}</p>
      <dl className="portal-sums">
        {BUCKETS.filter((bucket) => account[bucket] !== 0n).map((bucket) => (
          <div key={bucket}>
            <dt>{t(`bucket.${bucket}`)}</dt>
            <dd>
              <MoneyText value={{ minor: account[bucket], currency }} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("account.total")}</dt>
          <dd>
            <MoneyText value={{ minor: account.balance, currency }} />
          </dd>
        </div>
      </dl>
    </details>
  );
}
