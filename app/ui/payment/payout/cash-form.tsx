import { useTranslation } from "react-i18next";

import type { CashBox } from "~/money/data/transfer/cash-boxes.server";

import { ActionForm, type FormResult } from "../../form/action-form";
import { MoneyField } from "../../form/money-field";
import { SelectField, type SelectOption } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { formatMoney } from "../../format/format-money";
import { useLocale } from "../../format/locale-provider";
import { Panel } from "../../record/panel";

interface CashFormProps {
  boxes: CashBox[];
  banks: SelectOption[];
  currency: string;
  answer: FormResult | null | undefined;
}

/** Cash goes to the bank: what came in for clients to trust, the firm's own to an operating account. */
export function CashForm({ boxes, banks, currency, answer }: CashFormProps) {
  const { t } = useTranslation("payout");
  const { locale } = useLocale();
  const money = (minor: bigint) => formatMoney({ minor, currency }, locale, "symbol");
  return (
    <Panel title={t("cash.title")}>
      {boxes.length === 0 ? (
        <p className="muted">{t("cash.none")}</p>
      ) : (
        <ActionForm answer={answer}>
          <input type="hidden" name="intent" value="bankCash" />
          <SelectField
            name="branchId"
            label={t("cash.box")}
            options={boxes.map(({ branchId, name, total, clients }) => ({
              value: branchId,
              label: t("cash.holds", { name, clients: money(clients), own: money(total - clients) }),
            }))}
          />
          <SelectField
            name="destinationId"
            label={t("transfers.to")}
            options={banks}
            placeholder={t("transfers.choose")}
          />
          <MoneyField name="amount" label={t("transfers.amount")} currency={currency} help={t("cash.help")} />
          <SubmitButton className="justify-self-start">{t("cash.save")}</SubmitButton>
        </ActionForm>
      )}
    </Panel>
  );
}
