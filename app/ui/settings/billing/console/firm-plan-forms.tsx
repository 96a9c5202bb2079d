import { useTranslation } from "react-i18next";

import { ActionForm, type FormResult } from "../../../form/action-form";
import { SelectField } from "../../../form/select-field";
import { SubmitButton } from "../../../form/submit-button";
import { TextField } from "../../../form/text-field";
import { Panel } from "../../../record/panel";
import { answerFor } from "../../answer-for";

interface FirmPlanFormsProps {
  plans: { code: string; name: string }[];
  /** the firm pays by subscription: something can be taken off */
  paid: boolean;
  answer: FormResult | null | undefined;
}

/** Putting a firm on a plan, and taking a part off what it pays. */
export function FirmPlanForms({ plans, paid, answer }: FirmPlanFormsProps) {
  const { t } = useTranslation("billing");
  return (
    <>
      <Panel title={t("console.assign")}>
        <p className="mb-3 max-w-prose text-ink-2">{t("console.assignHelp")}</p>
        <ActionForm answer={answerFor(answer, { act: "assign" })} id="assign">
          <input type="hidden" name="act" value="assign" />
          <SelectField
            name="plan"
            label={t("console.plan")}
            options={plans.map(({ code, name }) => ({ value: code, label: name }))}
            placeholder={t("console.choose")}
          />
          <TextField name="reason" label={t("console.reason")} maxLength={500} />
          <SubmitButton className="justify-self-start">{t("console.assignSubmit")}</SubmitButton>
        </ActionForm>
      </Panel>
      {paid && (
        <Panel title={t("console.discount")}>
          <ActionForm answer={answerFor(answer, { act: "discount" })} id="discount">
            <input type="hidden" name="act" value="discount" />
            <TextField name="percentOff" label={t("console.percentOff")} inputMode="numeric" digits />
            <TextField name="months" label={t("console.months")} inputMode="numeric" digits />
            <TextField name="reason" label={t("console.reason")} maxLength={500} />
            <SubmitButton className="justify-self-start">{t("console.discountSubmit")}</SubmitButton>
          </ActionForm>
        </Panel>
      )}
    </>
  );
}
