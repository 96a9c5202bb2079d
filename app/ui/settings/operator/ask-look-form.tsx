import { useTranslation } from "react-i18next";

import { ActionForm, type FormResult } from "../../form/action-form";
import { CheckboxField } from "../../form/checkbox-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Panel } from "../../record/panel";
import { answerFor } from "../answer-for";

/** An operator asks the firm to be let in: which ticket, and why. */
export function AskLookForm({ answer }: { answer: FormResult | null | undefined }) {
  const { t } = useTranslation("operator");
  return (
    <Panel title={t("console.ask.title")}>
      <ActionForm answer={answerFor(answer, { act: "ask" })} id="ask">
        <input type="hidden" name="act" value="ask" />
        <TextField name="ticket" label={t("console.ask.ticket")} />
        <TextField name="reason" label={t("console.ask.reason")} help={t("console.ask.reasonHelp")} />
        <CheckboxField name="mayWrite" label={t("console.ask.write")} help={t("console.ask.writeHelp")} />
        <SubmitButton>{t("console.ask.submit")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
