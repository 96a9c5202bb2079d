import { useTranslation } from "react-i18next";

import type { PortalMandate } from "~/collections/queries/portal/portal-mandates.server";

import { formatMoney } from "../format/format-money";
import { useLocale } from "../format/locale-provider";

/** Cards and accounts the firm may draw on, each with the way to take that back. */
export function MandateRows({ mandates, start }: { mandates: readonly PortalMandate[]; start: string }) {
  const { t } = useTranslation("portal");
  const { locale } = useLocale();
  return (
    <ul className="portal-list">
      {mandates.map((mandate) => (
        <li key={mandate.id}>
          <div>
            <p className="font-semibold">{mandate.label ?? t(`mandate.rail.${mandate.rail}`)}</p>
            <p className="small text-ink-2">
              {t("mandate.upToFor", {
                amount: formatMoney({ minor: mandate.maxAmount, currency: mandate.currency }, locale),
                reference: mandate.accountRef,
              })}
              {mandate.state === "paused" && ` · ${t("mandate.paused")}`}
            </p>
          </div>
          <a
            className="link"
            href={`${start}/mandates/${mandate.id}?back=home`}
            aria-label={t("mandate.lookAt", { account: mandate.label ?? t(`mandate.rail.${mandate.rail}`) })}
          >
            {t("mandate.look")}
          </a>
        </li>
      ))}
    </ul>
  );
}
