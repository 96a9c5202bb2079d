import { useTranslation } from "react-i18next";

import type { HolidayRow } from "~/people/queries/organisation/absence-list.server";

import { ActionForm, type FormResult } from "../../form/action-form";
import { DateField } from "../../form/date-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { DateText } from "../../format/date-text";
import { Panel } from "../../record/panel";
import { ActForm } from "../act-form";
import { answerFor } from "../answer-for";

interface HolidayPanelProps {
  holidays: HolidayRow[];
  today: string;
  mayChange: boolean;
  answer: FormResult | null | undefined;
}

/** The days on which the whole firm does not work. */
export function HolidayPanel({ holidays, today, mayChange, answer }: HolidayPanelProps) {
  const { t } = useTranslation("firm");
  return (
    <Panel title={t("absence.holidays")}>
      <div className="grid gap-4">
        <p className="max-w-prose text-ink-2">{t("absence.holidaysHelp")}</p>
        {holidays.length === 0 && <p className="muted">{t("absence.noHolidays")}</p>}
        <ul className="grid gap-2">
          {holidays.map(({ id, day, name }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3">
              <span className="break-words">
                <DateText value={day} /> · {name}
              </span>
              {mayChange && (
                <ActForm sends={{ act: "drop", holidayId: id }} answer={answer} small>
                  {t("absence.drop", { name })}
                </ActForm>
              )}
            </li>
          ))}
        </ul>
        {mayChange && (
          <ActionForm answer={answerFor(answer, { act: "keep" })} layout="inline" id="holiday">
            <input type="hidden" name="act" value="keep" />
            <DateField name="day" label={t("absence.day")} min={today} />
            <TextField name="name" label={t("absence.dayName")} maxLength={80} />
            <SubmitButton look="plain">{t("absence.keep")}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Panel>
  );
}
