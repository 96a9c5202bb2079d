import { useTranslation } from "react-i18next";

import { REPORT_PERIODS } from "~/money/domain/report/report-period";

import { ActionForm, type FormResult } from "../../form/action-form";
import { CheckboxField } from "../../form/checkbox-field";
import { FieldError } from "../../form/field-frame";
import { useFieldState } from "../../form/field-state";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Panel } from "../../record/panel";
import { answerFor } from "../../settings/answer-for";
import { FormatField, ReportField } from "./report-fields";
import { useWeekdays } from "./use-weekdays";

interface Reader {
  id: string;
  fullName: string;
}

interface ScheduleFormProps {
  readers: Reader[];
  /** id of who fills the form in: chosen from the start */
  self: string;
  timeZone: string;
  answer: FormResult | null | undefined;
}

/** A standing report: which, for which days, when, and to whom. */
export function ScheduleForm({ readers, self, timeZone, answer }: ScheduleFormProps) {
  const { t } = useTranslation("report");
  const weekdays = useWeekdays();
  return (
    <Panel title={t("schedule.make")}>
      <ActionForm answer={answerFor(answer, { act: "schedule" })}>
        <input type="hidden" name="act" value="schedule" />
        <TextField name="name" label={t("schedule.name")} autoComplete="off" maxLength={80} />
        <ReportField />
        <SelectField
          name="period"
          label={t("desk.period")}
          options={REPORT_PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
          defaultValue="yesterday"
        />
        <FormatField />
        <SelectField
          name="frequency"
          label={t("schedule.frequency")}
          options={(["daily", "weekly", "monthly"] as const).map((value) => ({
            value,
            label: t(`schedule.${value}`),
          }))}
          defaultValue="daily"
        />
        <SelectField
          name="weekday"
          label={t("schedule.weekday")}
          placeholder={t("schedule.notWeekly")}
          options={weekdays.map((label, index) => ({ value: String(index + 1), label }))}
        />
        <TextField
          name="monthDay"
          label={t("schedule.monthDay")}
          help={t("schedule.monthDayHelp")}
          inputMode="numeric"
          digits
        />
        <TextField
          name="time"
          label={t("schedule.time")}
          help={t("schedule.timeHelp", { zone: timeZone })}
          defaultValue="08:00"
          digits
        />
        <Recipients readers={readers} self={self} />
        <CheckboxField name="skipEmpty" label={t("schedule.skipEmpty")} />
        <SubmitButton className="justify-self-start">{t("schedule.do")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function Recipients({ readers, self }: { readers: Reader[]; self: string }) {
  const { t } = useTranslation("report");
  const state = useFieldState("recipients", {});
  const bad = state.errors.length > 0;
  return (
    <fieldset className="field" aria-describedby={bad ? `${state.id}-error` : undefined}>
      <legend className="field-label">{t("schedule.recipients")}</legend>
      {readers.map(({ id, fullName }) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            name="recipients"
            value={id}
            defaultChecked={id === self}
            aria-invalid={bad || undefined}
          />
          <span>{fullName}</span>
        </label>
      ))}
      <FieldError state={state} />
    </fieldset>
  );
}
