import { useTranslation } from "react-i18next";

import { Panel } from "../record/panel";

/** Asks for the proof of one account's money inside a seal. */
export function ReceiptForm({ sealId }: { sealId: string }) {
  const { t } = useTranslation("closing");
  return (
    <Panel title={t("seal.receipt")}>
      <p>{t("seal.receiptBody")}</p>
      <form action={`/files/seals/${sealId}/receipt`} method="get" className="flex flex-wrap items-end gap-3">
        <label className="field">
          <span>{t("seal.accountId")}</span>
          <input className="input" name="account" required />
        </label>
        <button className="btn" type="submit">
          {t("seal.receiptGet")}
        </button>
        <a className="link" href="/verify-receipt.html">
          {t("seal.verifier")}
        </a>
      </form>
    </Panel>
  );
}
