import { useTranslation } from "react-i18next";

import { PAYEE_KINDS } from "~/money/domain/payout/payee-account";

import { ActionForm, type FormResult } from "../../form/action-form";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Panel } from "../../record/panel";

interface PayeeFormProps {
  /** "type:id" and name of those who can be paid */
  holders: { value: string; label: string }[];
  answer: FormResult | null | undefined;
}

/** The number goes in once and is never shown whole again. */
export function PayeeForm({ holders, answer }: PayeeFormProps) {
  const { t } = useTranslation("payout");
  return (
    <Panel title={t("payees.addTitle")}>
      <ActionForm answer={answer}>
        <input type="hidden" name="intent" value="add" />
        <SelectField
          name="holder"
          label={t("payees.holder")}
          placeholder={holders.length === 1 ? undefined : t("payees.holderChoose")}
          options={holders}
        />
        <TextField name="holderName" label={t("payees.holderName")} maxLength={120} autoComplete="off" />
        <TextField name="bankCode" label={t("payees.bankCode")} maxLength={15} autoComplete="off" optional />
        <TextField
          name="number"
          label={t("payees.number")}
          help={t("payees.numberHelp")}
          maxLength={50}
          autoComplete="off"
          spellCheck={false}
          digits
        />
        <SelectField
          name="kind"
          label={t("payees.kind")}
          options={PAYEE_KINDS.map((kind) => ({ value: kind, label: t(`payees.${kind}`) }))}
        />
        <SubmitButton>{t("payees.add")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
