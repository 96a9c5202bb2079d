import { useTranslation } from "react-i18next";

import { Banner } from "../action/banner";
import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { Facts } from "../record/facts";

interface ProofPageProps {
  firm: string;
  account: { id: string; externalRef: string; currency: string };
  /** null: no sealed day holds money of this account */
  proof: { held: bigint; total: bigint; root: string; day: string } | null;
  /** path of the firm's portal */
  start: string;
}

/** That what a debtor paid is inside a total that equals the bank, in words, and as a file that proves it. */
export function ProofPage({ firm, account, proof, start }: ProofPageProps) {
  const { t } = useTranslation("portal");
  const money = (minor: bigint) => <MoneyText value={{ minor, currency: account.currency }} />;
  return (
    <>
      <div>
        <p>
          <a className="link" href={`${start}/home`}>
            {t("proof.back")}
          </a>
        </p>
        <h1>{t("proof.title")}</h1>
        <p className="text-ink-2">{t("account.reference", { reference: account.externalRef })}</p>
      </div>
      {!proof && (
        <Banner title={t("proof.none")}>
          <p>{t("proof.noneBody", { firm })}</p>
        </Banner>
      )}
      {proof && (
        <article className="portal-card">
          <p>{t("proof.body", { firm })}</p>
          <Facts
            facts={[
              { label: t("proof.held"), value: money(proof.held) },
              { label: t("proof.total"), value: money(proof.total) },
              { label: t("proof.day"), value: <DateText value={proof.day} /> },
              { label: t("proof.root"), value: <code className="break-all">{proof.root}</code> },
            ]}
          />
          <p className="flex flex-wrap gap-3">
            <a className="btn" href={`${start}/proofs/${account.id}/receipt`}>
              {t("proof.download")}
            </a>
            <a className="link self-center" href="/verify-receipt.html">
              {t("proof.verify")}
            </a>
          </p>
        </article>
      )}
    </>
  );
}
