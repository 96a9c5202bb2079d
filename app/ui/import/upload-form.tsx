import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { Banner } from "../action/banner";
import { ActionForm } from "../form/action-form";
import { FileField } from "../form/file-field";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

export interface UploadState {
  /** Why the last try was refused; null at first sight. */
  refused: string | null;
  /** The import that took the same bytes before. */
  earlier: string | null;
  creditorId: string;
  creditorName: string;
  accept: string;
}

interface UploadFormProps {
  creditors: { id: string; name: string }[];
  state: UploadState;
}

/** Posted instead of an id when the client is new. */
const NEW_CREDITOR = "new";

const TOLD = [
  "NO_FILE",
  "FILE_KIND",
  "FILE_TOO_LARGE",
  "EMPTY_FILE",
  "DUPLICATE_FILE",
  "CREDITOR_UNKNOWN",
  "CREDITOR_AMBIGUOUS",
] as const;

/** The file comes last: whatever stands before it is read before its first byte. */
export function UploadForm({ creditors, state }: UploadFormProps) {
  const { t } = useTranslation("import");
  const first = creditors.length === 0;
  return (
    <>
      {state.refused && <Refused code={state.refused} earlier={state.earlier} />}
      <ActionForm action="/files/imports" encType="multipart/form-data" reloadDocument>
        {!first && (
          <SelectField
            name="creditorId"
            label={t("form.creditor")}
            help={t("form.creditorHelp")}
            placeholder={t("form.chooseCreditor")}
            options={[
              ...creditors.map(({ id, name }) => ({ value: id, label: name })),
              { value: NEW_CREDITOR, label: t("form.newChoice") },
            ]}
            defaultValue={state.creditorId || (creditors.length === 1 ? creditors[0]?.id : undefined)}
          />
        )}
        <TextField
          name="creditorName"
          label={first ? t("form.firstCreditor") : t("form.newCreditor")}
          help={first ? t("form.firstCreditorHelp") : t("form.newCreditorHelp")}
          defaultValue={state.creditorName}
          maxLength={160}
          autoComplete="off"
          optional={!first}
        />
        <SelectField
          name="accept"
          label={t("form.accept")}
          options={[
            { value: "partial", label: t("form.partial") },
            { value: "all_or_nothing", label: t("form.allOrNothing") },
          ]}
          defaultValue={state.accept || "partial"}
        />
        <FileField
          name="file"
          label={t("form.file")}
          help={t("form.fileHelp")}
          accept=".csv,.txt,.tsv,.psv,.dat,text/csv,text/plain"
        />
        <SubmitButton className="justify-self-start">{t("form.submit")}</SubmitButton>
      </ActionForm>
    </>
  );
}

function Refused({ code, earlier }: { code: string; earlier: string | null }) {
  const { t } = useTranslation("import");
  const key = TOLD.find((known) => known === code) ?? "OTHER";
  return (
    <Banner
      tone={key === "DUPLICATE_FILE" ? "warn" : "bad"}
      role="alert"
      title={t(`refused.${key}.title`)}
      action={
        earlier && (
          <Link className="btn btn-small" to={`/imports/${earlier}`}>
            {t("form.earlier")}
          </Link>
        )
      }
    >
      <p>{t(`refused.${key}.body`)}</p>
    </Banner>
  );
}
