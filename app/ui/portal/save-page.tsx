import { useTranslation } from "react-i18next";

import type { PortalAccount } from "~/collections/queries/portal/portal-overview.server";
import { toPlainAmount } from "~/money/domain/amount/money";

import { Banner } from "../action/banner";
import { ActionForm, type FormResult } from "../form/action-form";
import { CheckboxField } from "../form/checkbox-field";
import { useFieldState } from "../form/field-state";
import { MoneyField } from "../form/money-field";
import { SubmitButton } from "../form/submit-button";
import { formatMoney } from "../format/format-money";
import { useLocale } from "../format/locale-provider";
import { isOwing } from "./is-owing";

interface SavePageProps {
  firm: string;
  account: PortalAccount;
  payable: boolean;
  /** what is agreed to, by way of paying */
  wordings: { rail: "card" | "ach"; text: string }[];
  start: string;
  answer: FormResult | undefined;
}

/** What a debtor allows, in full, before the page on which they name the card or account. */
export function SavePage({ firm, account, payable, wordings, start, answer }: SavePageProps) {
  const { t } = useTranslation("portal");
  const { locale } = useLocale();
  const balance = { minor: account.balance, currency: account.currency };
  return (
    <>
      <h1>{t("mandate.title")}</h1>
      {!isOwing(account) || !payable ? (
        <Banner tone="warn" title={t("mandate.notOpen")}>
          <p>{t("mandate.notOpenBody", { firm })}</p>
        </Banner>
      ) : (
        <>
          <p>{t("mandate.intro", { firm, reference: account.externalRef })}</p>
          <ActionForm answer={answer}>
            <Rails wordings={wordings} />
            <MoneyField
              name="maxAmount"
              label={t("mandate.max")}
              help={t("mandate.maxHelp", { amount: formatMoney(balance, locale) })}
              currency={account.currency}
              defaultValue={toPlainAmount(balance)}
            />
            <CheckboxField name="agree" label={t("mandate.agree", { firm })} />
            <div className="form-actions">
              <SubmitButton>{t("mandate.submit")}</SubmitButton>
            </div>
          </ActionForm>
          <p className="small text-ink-2">{t("mandate.stripe", { firm })}</p>
        </>
      )}
      <p>
        <a className="link" href={`${start}/home`}>
          {t("payment.backHome")}
        </a>
      </p>
    </>
  );
}

/** Both texts stand on the page: nobody agrees to words that a script would have to show. */
function Rails({ wordings }: Pick<SavePageProps, "wordings">) {
  const { t } = useTranslation("portal");
  const { value = wordings[0]?.rail } = useFieldState("rail");
  return (
    <fieldset className="pay-choice">
      <legend className="field-label">{t("mandate.how")}</legend>
      {wordings.map(({ rail, text }) => (
        <div key={rail} className="grid gap-1">
          <label className="pay-option">
            <input
              type="radio"
              name="rail"
              value={rail}
              defaultChecked={value === rail}
              aria-describedby={`wording-${rail}`}
            />
            <span>{t(`mandate.rail.${rail}`)}</span>
          </label>
          <p id={`wording-${rail}`} className="small text-ink-2">
            {text}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
