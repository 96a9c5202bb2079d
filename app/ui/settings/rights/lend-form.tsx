import { useTranslation } from "react-i18next";

import { ActionForm, type FormResult } from "../../form/action-form";
import { DateField } from "../../form/date-field";
import { FieldError } from "../../form/field-frame";
import { useFieldState } from "../../form/field-state";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Panel } from "../../record/panel";
import { answerFor } from "../answer-for";
import { useRightWords } from "./use-right-words";

interface LendFormProps {
  colleagues: readonly { id: string; fullName: string }[];
  /** permissions of the reader's own that may be lent */
  permissions: readonly string[];
  days: { first: string; last: string };
  answer: FormResult | null | undefined;
}

/** Own rights for a colleague, for some days. */
export function LendForm({ colleagues, permissions, days, answer }: LendFormProps) {
  const { t } = useTranslation("rights");
  return (
    <Panel title={t("lend.make")}>
      {permissions.length === 0 ? (
        <p className="muted">{t("lend.permissionsNone")}</p>
      ) : (
        <ActionForm answer={answerFor(answer, { act: "lend" })} id="lend">
          <input type="hidden" name="act" value="lend" />
          <SelectField
            name="takerId"
            label={t("lend.taker")}
            placeholder={t("lend.chooseTaker")}
            options={colleagues.map(({ id, fullName }) => ({ value: id, label: fullName }))}
          />
          <RightChoice permissions={permissions} sent={sentOf(answer)} />
          <DateField name="startsOn" label={t("lend.starts")} min={days.first} defaultValue={days.first} />
          <DateField
            name="endsOn"
            label={t("lend.ends")}
            help={t("lend.endsHelp")}
            min={days.first}
            defaultValue={days.last}
          />
          <TextField name="reason" label={t("lend.reason")} maxLength={500} />
          <SubmitButton className="justify-self-start">{t("lend.submit")}</SubmitButton>
        </ActionForm>
      )}
    </Panel>
  );
}

/** What was ticked before the form came back. */
function sentOf(answer: FormResult | null | undefined): readonly string[] {
  const sent = answer?.form?.initialValue?.["permissions"];
  const list: unknown[] = Array.isArray(sent) ? sent : [sent];
  return list.filter((one): one is string => typeof one === "string");
}

function RightChoice({ permissions, sent }: { permissions: readonly string[]; sent: readonly string[] }) {
  const { t } = useTranslation("rights");
  const { permission } = useRightWords();
  const state = useFieldState("permissions", {});
  const bad = state.errors.length > 0;
  return (
    <fieldset className="field" id={state.id} aria-describedby={bad ? `${state.id}-error` : undefined}>
      <legend className="field-label">{t("lend.permissions")}</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {permissions.map((one) => (
          <label key={one} className="check" title={one}>
            <input
              type="checkbox"
              name="permissions"
              value={one}
              defaultChecked={sent.includes(one)}
              aria-invalid={bad || undefined}
            />
            <span>{permission(one)}</span>
          </label>
        ))}
      </div>
      <FieldError state={state} />
    </fieldset>
  );
}
