import { useTranslation } from "react-i18next";

import type { PortalMandate } from "~/collections/queries/portal/portal-mandates.server";
import type { PortalAccount, PortalOverview } from "~/collections/queries/portal/portal-overview.server";

import { Banner } from "../action/banner";
import { AccountCard } from "./account-card";
import { isOwing } from "./is-owing";
import { MandateRows } from "./mandate-rows";
import { PaymentRows } from "./payment-rows";
import { Position } from "./position";

interface OverviewPageProps {
  name: string;
  firm: string;
  /** path of the firm's portal */
  start: string;
  overview: PortalOverview;
  mandates: PortalMandate[];
}

/** Where somebody stands: one sentence, one picture, one next step; then what it is made of. */
export function OverviewPage({ name, firm, start, overview, mandates }: OverviewPageProps) {
  const { t } = useTranslation("portal");
  const { accounts, payments, payable } = overview;
  const owing = accounts.filter(isOwing);
  return (
    <>
      <div>
        <h1>{t("overview.title")}</h1>
        <p className="text-ink-2">{t("overview.greeting", { name })}</p>
      </div>
      {accounts.length === 0 ? (
        <Banner title={t("overview.none")}>
          <p>{t("overview.noneBody", { firm })}</p>
        </Banner>
      ) : (
        <Position accounts={accounts} firm={firm} />
      )}
      {owing.length > 0 && <NextStep owing={owing} firm={firm} start={start} payable={payable} />}
      {accounts.length > 0 && (
        <section aria-labelledby="accounts" className="grid gap-3">
          <h2 id="accounts">{t("overview.accounts")}</h2>
          {accounts.map((account) => (
            <AccountCard
              key={account.id}
              account={account}
              firm={firm}
              statementHref={`${start}/statements/${account.id}`}
              proofHref={`${start}/proofs/${account.id}`}
              payHref={payable && isOwing(account) && owing.length > 1 ? payPath(start, account) : null}
            />
          ))}
        </section>
      )}
      {mandates.length > 0 && (
        <section aria-labelledby="mandates" className="grid gap-1">
          <h2 id="mandates">{t("mandate.list")}</h2>
          <MandateRows mandates={mandates} start={start} />
        </section>
      )}
      {accounts.length > 0 && (
        <section aria-labelledby="payments" className="grid gap-1">
          <h2 id="payments">{t("overview.payments")}</h2>
          <PaymentRows payments={payments} start={start} />
        </section>
      )}
    </>
  );
}

const payPath = (start: string, account: PortalAccount) => `${start}/accounts/${account.id}/pay`;

function NextStep(props: { owing: PortalAccount[]; firm: string; start: string; payable: boolean }) {
  const { t } = useTranslation("portal");
  const { owing, firm, start, payable } = props;
  const [first] = owing;
  if (!payable) {
    return (
      <Banner tone="warn" title={t("overview.noCards")}>
        <p>{t("overview.noCardsBody", { firm })}</p>
      </Banner>
    );
  }
  return (
    first && (
      <p className="form-actions">
        <a className="btn btn-primary" href={payPath(start, first)}>
          {t("overview.pay")}
        </a>
        <a className="btn" href={`${start}/accounts/${first.id}/save`}>
          {t("mandate.save")}
        </a>
      </p>
    )
  );
}
