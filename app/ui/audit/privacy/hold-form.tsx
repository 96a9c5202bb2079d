import { useTranslation } from "react-i18next";

import { HOLD_SCOPES } from "~/office/domain/hold/legal-hold";

import { ActionForm, type FormResult } from "../../form/action-form";
import { DateField } from "../../form/date-field";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { TextareaField } from "../../form/textarea-field";
import { Panel } from "../../record/panel";

interface HoldFormProps {
  /** of the account somebody came from */
  reference: string;
  today: string;
  /** day of review that is offered */
  reviewOn: string;
  answer: FormResult | null | undefined;
}

/** Every field is there whatever is held: the form must work without a script. */
export function HoldForm({ reference, today, reviewOn, answer }: HoldFormProps) {
  const { t } = useTranslation("privacy");
  return (
    <Panel title={t("place.title")}>
      <ActionForm answer={answer} id="place">
        <SelectField
          name="scope"
          label={t("place.scope")}
          options={HOLD_SCOPES.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
          defaultValue="person"
        />
        <TextField
          name="reference"
          label={t("place.reference")}
          help={t("place.referenceHelp")}
          defaultValue={reference}
          maxLength={100}
          autoComplete="off"
          optional
        />
        <DateField name="fromOn" label={t("place.fromOn")} help={t("place.daysHelp")} max={today} optional />
        <DateField name="toOn" label={t("place.toOn")} optional />
        <TextareaField
          name="reason"
          label={t("place.reason")}
          help={t("place.reasonHelp")}
          maxLength={500}
          rows={2}
        />
        <DateField
          name="reviewOn"
          label={t("place.reviewOn")}
          help={t("place.reviewHelp")}
          min={today}
          defaultValue={reviewOn}
        />
        <SubmitButton className="justify-self-start">{t("place.save")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
