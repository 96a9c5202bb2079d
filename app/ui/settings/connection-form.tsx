import { useTranslation } from "react-i18next";

import { ActionForm, type FormResult } from "../form/action-form";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { TextareaField } from "../form/textarea-field";
import { Panel } from "../record/panel";
import { answerFor } from "./answer-for";

interface ConnectionFormProps {
  creditors: { id: string; name: string }[];
  answer: FormResult | null | undefined;
  /** How often a new connection is looked at, unless somebody says otherwise. */
  pollMinutes: number;
  /** No connection yet: the form stands open. */
  first: boolean;
}

/** A new server to poll. The secret goes in once and is never shown again, not even after a refusal. */
export function ConnectionForm({ creditors, pollMinutes, answer, first }: ConnectionFormProps) {
  const { t } = useTranslation("settings");
  const own = answerFor(answer, { act: "add" });
  return (
    <details open={first || own !== null}>
      <summary className="btn">{t("sftp.add")}</summary>
      <div className="mt-3">
        <Panel title={t("sftp.add")}>
          <ActionForm answer={own}>
            <input type="hidden" name="act" value="add" />
            <Server />
            <SelectField
              name="creditorId"
              label={t("sftp.client")}
              placeholder={creditors.length > 0 ? t("sftp.chooseClient") : t("sftp.noClients")}
              options={creditors.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <SelectField
              name="accept"
              label={t("sftp.accept")}
              options={[
                { value: "partial", label: t("sftp.partial") },
                { value: "all_or_nothing", label: t("sftp.allOrNothing") },
              ]}
              defaultValue="partial"
            />
            <Folders pollMinutes={pollMinutes} />
            <SubmitButton className="justify-self-start">{t("sftp.save")}</SubmitButton>
          </ActionForm>
        </Panel>
      </div>
    </details>
  );
}

function Server() {
  const { t } = useTranslation("settings");
  return (
    <>
      <TextField name="name" label={t("sftp.name")} maxLength={80} autoComplete="off" />
      <TextField name="host" label={t("sftp.host")} help={t("sftp.hostHelp")} autoComplete="off" />
      <TextField name="port" label={t("sftp.port")} inputMode="numeric" digits defaultValue="22" />
      <TextField name="username" label={t("sftp.username")} autoComplete="off" spellCheck={false} />
      <SelectField
        name="secretKind"
        label={t("sftp.secretKind")}
        options={[
          { value: "password", label: t("sftp.password") },
          { value: "private_key", label: t("sftp.privateKey") },
        ]}
        defaultValue="password"
      />
      <TextareaField name="secret" label={t("sftp.secretKey")} help={t("sftp.secretHelp")} rows={2} />
    </>
  );
}

function Folders({ pollMinutes }: { pollMinutes: number }) {
  const { t } = useTranslation("settings");
  return (
    <fieldset className="grid gap-4">
      <legend className="field-label mb-2">{t("sftp.more")}</legend>
      <TextField name="directory" label={t("sftp.directory")} defaultValue="/upload" />
      <TextField name="processed" label={t("sftp.processed")} defaultValue="/upload/processed" />
      <TextField name="failed" label={t("sftp.failed")} defaultValue="/upload/failed" />
      <TextField name="pattern" label={t("sftp.files")} help={t("sftp.patternHelp")} defaultValue="*.csv" />
      <TextField
        name="pollMinutes"
        label={t("sftp.poll")}
        inputMode="numeric"
        digits
        defaultValue={String(pollMinutes)}
      />
    </fieldset>
  );
}
