import type { FetcherWithComponents } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { AccountPage } from "~/collections/queries/account/account-page.server";
import type { FormAnswer } from "~/people/access/read-form.server";

import { ActionForm } from "../form/action-form";
import { DateField } from "../form/date-field";
import { MoneyField } from "../form/money-field";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";

const METHODS = ["bank_transfer", "cheque", "cash", "wire"] as const;

interface PaymentFormProps {
  account: AccountPage["account"];
  fetcher?: FetcherWithComponents<FormAnswer | undefined>;
  answer?: FormAnswer;
}

/** Money that came in outside the card pages. */
export function PaymentForm({ account, fetcher, answer }: PaymentFormProps) {
  const { t } = useTranslation(["payment", "account"]);
  const { today } = useLocale();
  return (
    <ActionForm action={`/accounts/${account.id}/payments`} fetcher={fetcher} answer={answer}>
      <MoneyField
        name="amount"
        label={t("record.amount")}
        currency={account.currency}
        help={
          <>
            {t("record.owed")} <MoneyText value={{ minor: account.balance, currency: account.currency }} />
          </>
        }
      />
      <SelectField
        name="method"
        label={t("record.method")}
        placeholder={t("record.choose")}
        options={METHODS.map((method) => ({ value: method, label: t(`method.${method}`) }))}
      />
      <DateField
        name="effectiveDate"
        label={t("record.date")}
        help={t("record.dateHelp")}
        min={account.placedOn}
        max={today}
        defaultValue={today}
      />
      <TextField
        name="reference"
        label={t("record.reference")}
        help={t("record.referenceHelp")}
        optional
        maxLength={80}
        digits
      />
      <TextField name="note" label={t("record.note")} optional maxLength={500} />
      <SubmitButton>{t("record.save")}</SubmitButton>
    </ActionForm>
  );
}
