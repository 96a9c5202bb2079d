import { useTranslation } from "react-i18next";

import type { FieldLevel } from "~/office/domain/permission/decide-access";
import { FIELD_LEVELS, RULED_FIELDS } from "~/office/domain/permission/field-levels";

import { ActionForm, type FormResult } from "../../form/action-form";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";
import { answerFor } from "../answer-for";
import { FieldName } from "./field-name";

export interface RoleFieldRow {
  field: string;
  /** what the role says, the default where it says nothing */
  level: FieldLevel;
  pin: FieldLevel | null;
  /** what its holders see */
  sees: FieldLevel;
}

interface FieldLevelsPanelProps {
  rows: readonly RoleFieldRow[];
  mayChange: boolean;
  answer: FormResult | null | undefined;
}

/** What a role's holders see of sensitive fields, and the form that changes one. */
export function FieldLevelsPanel({ rows, mayChange, answer }: FieldLevelsPanelProps) {
  const { t } = useTranslation("rights");
  return (
    <Panel title={t("fields.title")} flush>
      <DataTable
        caption={t("fields.caption")}
        columns={[
          {
            key: "field",
            header: t("effective.field"),
            main: true,
            cell: (row) => <FieldName field={row.field} />,
          },
          { key: "level", header: t("fields.level"), cell: (row) => t(`level.${row.level}`) },
          {
            key: "pin",
            header: t("fields.pin"),
            cell: (row) => (row.pin ? t(`level.${row.pin}`) : <span className="muted">—</span>),
          },
          { key: "sees", header: t("fields.sees"), cell: (row) => <strong>{t(`level.${row.sees}`)}</strong> },
        ]}
        rows={rows}
        rowKey={(row) => row.field}
        dense
        empty={null}
      />
      {mayChange && (
        <div className="panel-body">
          <FieldForm act="field" answer={answer} submit={t("fields.save")} help={t("fields.help")} />
        </div>
      )}
    </Panel>
  );
}

/** One field, how much of it, and why. */
export function FieldForm({
  act,
  answer,
  submit,
  help,
}: {
  act: "field" | "pin";
  answer: FormResult | null | undefined;
  submit: string;
  help: string;
}) {
  const { t } = useTranslation("rights");
  const fields = RULED_FIELDS.map((value) => ({
    value,
    label: t(`field.${value.replace(".", "_") as "customer_tax_id"}`),
  }));
  return (
    <ActionForm answer={answerFor(answer, { act })} id={act}>
      <input type="hidden" name="act" value={act} />
      <SelectField
        name="field"
        label={t("effective.field")}
        placeholder={t("fields.choose")}
        options={fields}
      />
      <SelectField
        name="level"
        label={t(act === "pin" ? "pins.level" : "fields.level")}
        help={help}
        placeholder={t("fields.choose")}
        options={FIELD_LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
      />
      <TextField name="reason" label={t("edit.reason")} maxLength={500} />
      <SubmitButton className="justify-self-start">{submit}</SubmitButton>
    </ActionForm>
  );
}
