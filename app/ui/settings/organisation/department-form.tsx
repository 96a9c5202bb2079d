import { useTranslation } from "react-i18next";

import { HOUR_FIELDS } from "~/people/domain/organisation/department-fields";
import type { OrgPerson, OrgUnit } from "~/people/queries/organisation/org-chart.server";

import { ActionForm, type FormResult } from "../../form/action-form";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { useLocale } from "../../format/locale-provider";

interface DepartmentFormProps {
  /** The department to change; none makes a new one. */
  unit?: OrgUnit;
  units: OrgUnit[];
  people: OrgPerson[];
  answer: FormResult | null | undefined;
}

/** A department or team: where it stands, who heads it, when it works. */
export function DepartmentForm({ unit, units, people, answer }: DepartmentFormProps) {
  const { t } = useTranslation("firm");
  const persons = people.map(({ id, fullName }) => ({ value: id, label: fullName }));
  const above = units
    .filter(({ id }) => id !== unit?.id)
    .map(({ id, name, depth }) => ({ value: id, label: `${"– ".repeat(depth)}${name}` }));
  return (
    <ActionForm answer={answer} id="department">
      {unit && <input type="hidden" name="act" value="save" />}
      <TextField name="name" label={t("org.name")} defaultValue={unit?.name} maxLength={80} />
      <TextField
        name="code"
        label={t("org.code")}
        help={t("org.codeHelp")}
        defaultValue={unit?.code}
        maxLength={12}
        autoComplete="off"
      />
      <SelectField
        name="parentId"
        label={t("org.parent")}
        placeholder={t("org.top")}
        options={above}
        defaultValue={unit?.parentId ?? ""}
        optional
      />
      <SelectField
        name="headId"
        label={t("org.head")}
        help={t("org.headHelp")}
        placeholder={t("org.nobody")}
        options={persons}
        defaultValue={unit?.headId ?? ""}
        optional
      />
      <SelectField
        name="deputyId"
        label={t("org.deputy")}
        help={t("org.deputyHelp")}
        placeholder={t("org.nobody")}
        options={persons}
        defaultValue={unit?.deputyId ?? ""}
        optional
      />
      <TextField
        name="places"
        label={t("org.places")}
        help={t("org.placesHelp")}
        defaultValue={unit?.places === null || unit?.places === undefined ? "" : String(unit.places)}
        inputMode="numeric"
        digits
        optional
      />
      <WeekFields unit={unit} />
      <SubmitButton className="justify-self-start">{t("org.save")}</SubmitButton>
    </ActionForm>
  );
}

function WeekFields({ unit }: { unit: OrgUnit | undefined }) {
  const { t } = useTranslation("firm");
  const { locale } = useLocale();
  return (
    <fieldset className="grid gap-3">
      <legend className="field-label mb-1">{t("org.hours")}</legend>
      <p className="field-help">{t("org.hoursHelp")}</p>
      <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-4">
        {HOUR_FIELDS.map((name, at) => (
          <TextField
            key={name}
            name={name}
            label={dayName(at, locale)}
            placeholder="09:00-17:00"
            defaultValue={unit?.hours?.[at]?.join("-") ?? ""}
            optional
            digits
          />
        ))}
      </div>
    </fieldset>
  );
}

/** 0 → "Monday" */
function dayName(at: number, locale: string): string {
  // 5 January 2026 is a Monday
  const day = new Date(Date.UTC(2026, 0, 5 + at));
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(day);
}
