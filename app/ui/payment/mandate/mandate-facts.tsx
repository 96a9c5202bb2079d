import { useTranslation } from "react-i18next";

import type { AccountMandate } from "~/collections/queries/account/account-mandates.server";

import { formatCivilDate, formatInstant } from "../../format/format-date";
import { useLocale } from "../../format/locale-provider";
import { MoneyText } from "../../format/money-text";
import { MandateStateBadge } from "./mandate-state-badge";

/** What was agreed to, by whom, when and from where; and what is planned on it. */
export function MandateFacts({ mandate }: { mandate: AccountMandate }) {
  const { t } = useTranslation("payment");
  const { locale, timeZone } = useLocale();
  const { currency, planned } = mandate;
  return (
    <div className="grid gap-2">
      <p>
        <MandateStateBadge state={mandate.state} />{" "}
        {mandate.hold && <span>{t(`mandate.hold.${mandate.hold}`)}</span>}
        {mandate.failureCode && <span className="muted num"> {mandate.failureCode}</span>}
      </p>
      <blockquote className="small">{mandate.wording}</blockquote>
      <p className="small text-ink-2">
        {t("mandate.accepted", {
          name: mandate.holderName,
          when: formatInstant(mandate.acceptedAt, locale, timeZone, "minute"),
          ip: mandate.acceptedIp ?? "–",
        })}
      </p>
      {planned.length > 0 && (
        <ul className="small">
          {planned.map((draft) => (
            <li key={draft.id}>
              <a className="link" href={`/payments/${draft.id}`}>
                {formatCivilDate(draft.on, locale)}
              </a>
              {": "}
              <MoneyText value={{ minor: draft.amount, currency }} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
