import { useTranslation } from "react-i18next";

import type { SweepOptions } from "~/money/queries/transfer/sweep-options.server";

import { ActionForm, type FormResult } from "../../form/action-form";
import { MoneyField } from "../../form/money-field";
import { SelectField, type SelectOption } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { formatMoney } from "../../format/format-money";
import { useLocale } from "../../format/locale-provider";
import { Panel } from "../../record/panel";

interface SweepFormProps {
  options: SweepOptions;
  /** operating accounts that it may arrive on */
  banks: SelectOption[];
  currency: string;
  answer: FormResult | null | undefined;
}

/** The firm's own money leaves client trust for what a client owes the firm. */
export function SweepForm({ options, banks, currency, answer }: SweepFormProps) {
  const { t } = useTranslation("payout");
  const { locale } = useLocale();
  const money = (minor: bigint) => formatMoney({ minor, currency }, locale, "symbol");
  if (options.trusts.length === 0 || options.claims.length === 0)
    return (
      <Panel title={t("sweep.title")}>
        <p className="muted">{t("sweep.none")}</p>
      </Panel>
    );
  return (
    <Panel title={t("sweep.title")}>
      <ActionForm answer={answer}>
        <input type="hidden" name="intent" value="sweep" />
        <SelectField
          name="trustId"
          label={t("transfers.from")}
          options={options.trusts.map(({ id, name, due }) => ({
            value: id,
            label: t("sweep.due", { name, amount: money(due) }),
          }))}
        />
        <SelectField name="operatingId" label={t("transfers.to")} options={banks} />
        <SelectField
          name="claim"
          label={t("sweep.claim")}
          options={options.claims.map(({ code, partyId, name, owed }) => ({
            value: `${code}:${partyId}`,
            label: t("sweep.owed", { code, name: name ?? "", amount: money(owed) }),
          }))}
        />
        <MoneyField name="amount" label={t("transfers.amount")} currency={currency} />
        <SubmitButton className="justify-self-start">{t("sweep.order")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
