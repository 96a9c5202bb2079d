import { useTranslation } from "react-i18next";

import type { SealCheck } from "~/money/queries/reconciliation/seal-check.server";

import { Banner } from "../action/banner";
import { SealDifferences } from "./seal-differences";

/** What proving a seal came to. */
export function SealVerdict({ check }: { check: SealCheck }) {
  const { t } = useTranslation("closing");
  const { hashFits, chainFits, differences } = check;
  if (hashFits && chainFits && differences.length === 0)
    return (
      <Banner tone="good" title={t("seal.provedTitle")}>
        {t("seal.provedBody")}
      </Banner>
    );
  return (
    <>
      <Banner tone="bad" role="alert" title={t("seal.brokenTitle")}>
        {!hashFits && <p>{t("seal.hashBad")}</p>}
        {!chainFits && <p>{t("seal.chainBad")}</p>}
        {differences.length > 0 && <p>{t("seal.figuresBad")}</p>}
      </Banner>
      {differences.length > 0 && <SealDifferences title={t("seal.figuresBad")} differences={differences} />}
    </>
  );
}
