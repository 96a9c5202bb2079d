import { useTranslation } from "react-i18next";

import { ActionForm, type FormResult } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { answerFor } from "../answer-for";

interface ReasonActsProps {
  id: string;
  /** Hidden fields that name what it is about. */
  sends: Record<string, string>;
  answer: FormResult | null | undefined;
}

/** Try again or set aside, with a reason for either. */
export function ReasonActs({ id, sends, answer }: ReasonActsProps) {
  const { t } = useTranslation("operator");
  return (
    <ActionForm answer={answerFor(answer, sends)} layout="inline" id={`steer-${id}`}>
      {Object.entries(sends).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField name="reason" label={t("console.move.reason")} />
      <SubmitButton small name="act" value="retry">
        {t("console.jobs.retry")}
      </SubmitButton>
      <SubmitButton small look="quiet" name="act" value="skip">
        {t("console.jobs.skip")}
      </SubmitButton>
    </ActionForm>
  );
}
