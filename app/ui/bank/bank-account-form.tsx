import { useTranslation } from "react-i18next";

import { writeBalance } from "~/money/domain/bank/bank-account";
import type { BankAccountPage } from "~/money/queries/bank/bank-account-page.server";

import { ActionForm, type FormResult } from "../form/action-form";
import { DateField } from "../form/date-field";
import { MoneyField } from "../form/money-field";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

interface BankAccountFormProps {
  /** null for a new account */
  account: BankAccountPage | null;
  currency: string;
  answer: FormResult | null | undefined;
}

/** A bank account as a person describes it. The number goes in once and is never shown whole again. */
export function BankAccountForm({ account, currency, answer }: BankAccountFormProps) {
  const { t } = useTranslation("bank");
  const last4 = account?.last4;
  return (
    <ActionForm answer={answer}>
      {account && (
        <>
          <input type="hidden" name="act" value="describe" />
          <input type="hidden" name="version" value={account.version} />
        </>
      )}
      <TextField
        name="name"
        label={t("account.name")}
        maxLength={80}
        autoComplete="off"
        defaultValue={account?.name}
      />
      {!account && (
        <SelectField
          name="kind"
          label={t("account.kind")}
          help={t("account.kindHelp")}
          placeholder={t("account.chooseKind")}
          options={(["operating", "trust"] as const).map((kind) => ({
            value: kind,
            label: t(`kind.${kind}`),
          }))}
        />
      )}
      <TextField
        name="bank"
        label={t("account.bank")}
        maxLength={80}
        autoComplete="off"
        optional
        defaultValue={account?.bank ?? ""}
      />
      <TextField
        name="number"
        label={t("account.number")}
        help={last4 ? t("account.numberKnown", { last4 }) : t("account.numberHelp")}
        maxLength={50}
        autoComplete="off"
        spellCheck={false}
        digits
        optional
      />
      <MoneyField
        name="openingBalance"
        label={t("account.openingBalance")}
        help={t("account.openingHelp")}
        currency={currency}
        optional
        defaultValue={account?.openingOn ? writeBalance(account.openingBalance, currency) : ""}
      />
      <DateField
        name="openingOn"
        label={t("account.openingOn")}
        optional
        defaultValue={account?.openingOn ?? ""}
      />
      {account && (
        <SelectField
          name="active"
          label={t("account.active")}
          help={t("account.activeHelp")}
          defaultValue={String(account.active)}
          options={[
            { value: "true", label: t("account.yes") },
            { value: "false", label: t("account.no") },
          ]}
        />
      )}
      <SubmitButton className="justify-self-start">
        {account ? t("account.save") : t("account.open")}
      </SubmitButton>
    </ActionForm>
  );
}
