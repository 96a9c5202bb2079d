import { useTranslation } from "react-i18next";

import { ActionForm, type FormResult } from "../../form/action-form";
import { DateField } from "../../form/date-field";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { Panel } from "../../record/panel";
import { answerFor } from "../answer-for";

interface Named {
  id: string;
  fullName: string;
}

interface AbsenceFormProps {
  people: Named[];
  colleagues: Named[];
  ownId: string;
  today: string;
  answer: FormResult | null | undefined;
}

const KINDS = ["leave", "sick", "training", "other"] as const;

/** Somebody will be away: oneself, or whom one may arrange it for. */
export function AbsenceForm({ people, colleagues, ownId, today, answer }: AbsenceFormProps) {
  const { t } = useTranslation("firm");
  const named = (list: Named[]) => list.map(({ id, fullName }) => ({ value: id, label: fullName }));
  return (
    <Panel title={t("absence.record")}>
      <ActionForm answer={answerFor(answer, { act: "record" })} id="absence">
        <input type="hidden" name="act" value="record" />
        <SelectField name="staffId" label={t("absence.who")} options={named(people)} defaultValue={ownId} />
        <DateField name="fromOn" label={t("absence.from")} defaultValue={today} />
        <DateField name="toOn" label={t("absence.until")} help={t("absence.untilHelp")} min={today} />
        <SelectField
          name="kind"
          label={t("absence.kind")}
          options={KINDS.map((kind) => ({ value: kind, label: t(`absence.kinds.${kind}`) }))}
          defaultValue="leave"
        />
        <SelectField
          name="standInId"
          label={t("absence.standIn")}
          help={t("absence.standInHelp")}
          placeholder={t("org.nobody")}
          options={named(colleagues)}
          optional
        />
        <SubmitButton className="justify-self-start">{t("absence.save")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
