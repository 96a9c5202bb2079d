import { useTranslation } from "react-i18next";

import type { PortalAccount } from "~/collections/queries/portal/portal-overview.server";
import { toPlainAmount } from "~/money/domain/amount/money";

import { Banner } from "../action/banner";
import { ActionForm, type FormResult } from "../form/action-form";
import { useFieldState } from "../form/field-state";
import { MoneyField } from "../form/money-field";
import { SubmitButton } from "../form/submit-button";
import { formatMoney } from "../format/format-money";
import { useLocale } from "../format/locale-provider";
import { isOwing } from "./is-owing";

interface PayPageProps {
  firm: string;
  account: PortalAccount;
  payable: boolean;
  start: string;
  answer: FormResult | undefined;
}

/** How much, then the card page: the second of three taps. */
export function PayPage({ firm, account, payable, start, answer }: PayPageProps) {
  const { t } = useTranslation("portal");
  const { locale } = useLocale();
  const balance = { minor: account.balance, currency: account.currency };
  const amount = formatMoney(balance, locale);
  const creditor = account.originalCreditor ?? account.creditorName;
  return (
    <>
      <h1>{t("pay.title")}</h1>
      {!isOwing(account) ? (
        <Banner title={t("pay.nothing")}>
          <p>{t("pay.nothingBody")}</p>
        </Banner>
      ) : !payable ? (
        <Banner tone="warn" title={t("overview.noCards")}>
          <p>{t("overview.noCardsBody", { firm })}</p>
        </Banner>
      ) : (
        <>
          <p>{t("pay.owe", { amount, creditor })}</p>
          <ActionForm answer={answer}>
            <input type="hidden" name="full" value={toPlainAmount(balance)} />
            <HowMuch amount={amount} currency={account.currency} />
            <div className="form-actions">
              <SubmitButton>{t("pay.submit")}</SubmitButton>
            </div>
          </ActionForm>
          <p className="small text-ink-2">{t("pay.stripe", { firm })}</p>
        </>
      )}
      <p>
        <a className="link" href={`${start}/home`}>
          {t("pay.back")}
        </a>
      </p>
    </>
  );
}

/** The amount field shows only with its choice; style alone does that, so it works without scripts. */
function HowMuch({ amount, currency }: { amount: string; currency: string }) {
  const { t } = useTranslation("portal");
  const { value = "full" } = useFieldState("how");
  return (
    <fieldset className="pay-choice">
      <legend className="field-label">{t("pay.howMuch")}</legend>
      <label className="pay-option">
        <input type="radio" name="how" value="full" defaultChecked={value !== "part"} />
        <span>{t("pay.full", { amount })}</span>
      </label>
      <label className="pay-option">
        <input type="radio" name="how" value="part" defaultChecked={value === "part"} />
        <span>{t("pay.part")}</span>
      </label>
      <div className="pay-amount">
        <MoneyField
          name="amount"
          label={t("pay.amount")}
          help={t("pay.amountHelp", { amount })}
          currency={currency}
          hideLabel
        />
      </div>
    </fieldset>
  );
}
