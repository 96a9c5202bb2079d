import { useTranslation } from "react-i18next";

import { API_KEY_DAYS } from "~/people/domain/api-key/api-key";
import { API_SCOPE_NAMES, type ApiScope } from "~/people/domain/api-key/api-scopes.table";

import { ActionForm, type FormResult } from "../form/action-form";
import { FieldError } from "../form/field-frame";
import { useFieldState } from "../form/field-state";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { Panel } from "../record/panel";
import { answerFor } from "./answer-for";

/** A new key: what it is for, what it may do and for how long. */
export function ApiKeyForm({ answer }: { answer: FormResult | null | undefined }) {
  const { t } = useTranslation("settings");
  return (
    <Panel title={t("apiKeys.make")}>
      <ActionForm answer={answerFor(answer, { act: "issue" })}>
        <input type="hidden" name="act" value="issue" />
        <TextField
          name="name"
          label={t("apiKeys.name")}
          help={t("apiKeys.nameHelp")}
          autoComplete="off"
          maxLength={80}
        />
        <ScopeChoice />
        <TextField
          name="days"
          label={t("apiKeys.days")}
          help={t("apiKeys.daysHelp")}
          inputMode="numeric"
          digits
          defaultValue={String(API_KEY_DAYS.usual)}
        />
        <SubmitButton className="justify-self-start">{t("apiKeys.submit")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function ScopeChoice() {
  const { t } = useTranslation("settings");
  const state = useFieldState("scopes", {});
  const bad = state.errors.length > 0;
  return (
    <fieldset className="field" aria-describedby={bad ? `${state.id}-error` : undefined}>
      <legend className="field-label">{t("apiKeys.scopes")}</legend>
      {API_SCOPE_NAMES.map((scope) => (
        <label key={scope} className="check">
          <input type="checkbox" name="scopes" value={scope} aria-invalid={bad || undefined} />
          <span>{t(`apiKeys.scope.${toTextKey(scope)}`)}</span>
        </label>
      ))}
      <FieldError state={state} />
    </fieldset>
  );
}

type TextKey<S extends string> = S extends `${infer A}:${infer B}` ? `${A}_${B}` : S;

/** A colon in a text's key would name another file of texts. */
export function toTextKey<S extends ApiScope>(scope: S): TextKey<S> {
  return scope.replace(":", "_") as TextKey<S>;
}
