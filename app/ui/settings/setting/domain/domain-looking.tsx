import { useTranslation } from "react-i18next";

import { useRevalidateEvery } from "../../../shell/use-revalidate-every";

const PACE_MS = 1_500;

/** Reads the page anew until the look has ended. */
export function DomainLooking() {
  const { t } = useTranslation("firm", { keyPrefix: "domain" });
  useRevalidateEvery(PACE_MS);
  return <p role="status">{t("looking")}</p>;
}
