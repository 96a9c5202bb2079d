import { useTranslation } from "react-i18next";

import { movesFrom } from "~/office/domain/tenant/tenant-course";
import type { TenantState } from "~/office/domain/tenant/tenant-states.table";

import { ActionForm, type FormResult } from "../../form/action-form";
import { DateField } from "../../form/date-field";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Panel } from "../../record/panel";
import { answerFor } from "../answer-for";

interface SteerFormsProps {
  state: TenantState;
  answer: FormResult | null | undefined;
}

/** Moving a firm to another state, and letting its trial run longer. */
export function SteerForms({ state, answer }: SteerFormsProps) {
  const { t } = useTranslation("operator");
  const moves = movesFrom(state).map((to) => ({ value: to, label: t(`console.move.${to as "active"}`) }));
  return (
    <>
      <Panel title={t("console.move.title")}>
        <ActionForm answer={answerFor(answer, { act: "move" })} id="move">
          <input type="hidden" name="act" value="move" />
          <SelectField
            name="to"
            label={t("console.move.to")}
            options={moves}
            placeholder={t("console.move.choose")}
          />
          <TextField name="reason" label={t("console.move.reason")} help={t("console.move.reasonHelp")} />
          <TextField
            name="contact"
            label={t("console.move.contact")}
            help={t("console.move.contactHelp")}
            optional
          />
          <SubmitButton>{t("console.move.submit")}</SubmitButton>
        </ActionForm>
      </Panel>
      {state === "trial" && (
        <Panel title={t("console.trial.title")}>
          <ActionForm answer={answerFor(answer, { act: "extend" })} id="extend">
            <input type="hidden" name="act" value="extend" />
            <DateField name="until" label={t("console.trial.until")} />
            <TextField name="reason" label={t("console.move.reason")} />
            <SubmitButton>{t("console.trial.submit")}</SubmitButton>
          </ActionForm>
        </Panel>
      )}
    </>
  );
}
