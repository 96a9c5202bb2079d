import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { SelectField } from "../../form/select-field";

interface PlaceFormProps {
  person: { departmentId: string | null; reportsToId: string | null };
  others: { id: string; fullName: string }[];
  units: { id: string; name: string; depth: number }[];
  /** what was chosen to look at; null where nothing was */
  move: { departmentId: string | null; reportsToId: string | null } | null;
}

/** Where somebody works and under whom: the choice is looked at before it is made. */
export function PlaceForm({ person, others, units, move }: PlaceFormProps) {
  const { t } = useTranslation("firm");
  const { departmentId, reportsToId } = move ?? person;
  return (
    <Form method="get" className="form">
      <input type="hidden" name="look" value="1" />
      <p className="max-w-prose text-ink-2">{t("org.placeHelp")}</p>
      <SelectField
        name="departmentId"
        label={t("org.department")}
        placeholder={t("org.none")}
        options={units.map(({ id, name, depth }) => ({ value: id, label: `${"– ".repeat(depth)}${name}` }))}
        defaultValue={departmentId ?? ""}
        optional
      />
      <SelectField
        name="reportsToId"
        label={t("org.reportsTo")}
        placeholder={t("org.nobody")}
        options={others.map(({ id, fullName }) => ({ value: id, label: fullName }))}
        defaultValue={reportsToId ?? ""}
        optional
      />
      <button type="submit" className="btn justify-self-start">
        {t("org.seeMove")}
      </button>
    </Form>
  );
}
