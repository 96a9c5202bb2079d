import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { Banner } from "../action/banner";
import { ActionForm } from "../form/action-form";
import { FileField } from "../form/file-field";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";

export interface StatementUploadState {
  /** Why the last try was refused; null at first sight. */
  refused: string | null;
  /** The statement that took the same bytes before. */
  earlier: string | null;
  bankAccountId: string;
}

interface StatementUploadProps {
  accounts: { id: string; name: string; last4: string | null }[];
  state: StatementUploadState;
}

const TOLD = ["NO_FILE", "FILE_TOO_LARGE", "EMPTY_FILE", "DUPLICATE_FILE", "BANK_ACCOUNT_UNKNOWN"] as const;

/** The file comes last: whatever stands before it is read before its first byte. */
export function StatementUpload({ accounts, state }: StatementUploadProps) {
  const { t } = useTranslation("bank");
  const ending = (last4: string | null) => (last4 ? ` ${t("accounts.ending", { last4 })}` : "");
  return (
    <>
      {state.refused && <Refused code={state.refused} earlier={state.earlier} />}
      <ActionForm action="/files/statements" encType="multipart/form-data" reloadDocument>
        <SelectField
          name="bankAccountId"
          label={t("upload.account")}
          placeholder={t("upload.chooseAccount")}
          options={accounts.map(({ id, name, last4 }) => ({ value: id, label: name + ending(last4) }))}
          defaultValue={state.bankAccountId || (accounts.length === 1 ? accounts[0]?.id : undefined)}
        />
        <FileField
          name="file"
          label={t("upload.file")}
          help={t("upload.fileHelp")}
          accept=".csv,.txt,.xlsx,.sta,.mt940,.940,.942,.xml,.ofx,.qfx,.qif,text/csv,text/plain,application/xml"
        />
        <SubmitButton className="justify-self-start">{t("upload.submit")}</SubmitButton>
      </ActionForm>
    </>
  );
}

function Refused({ code, earlier }: { code: string; earlier: string | null }) {
  const { t } = useTranslation("bank");
  const key = TOLD.find((known) => known === code) ?? "OTHER";
  return (
    <Banner
      tone={key === "DUPLICATE_FILE" ? "warn" : "bad"}
      role="alert"
      title={t(`upload.refused.${key}.title`)}
      action={
        earlier && (
          <Link className="btn btn-small" to={`/bank/statements/${earlier}`}>
            {t("upload.earlier")}
          </Link>
        )
      }
    >
      <p>{t(`upload.refused.${key}.body`)}</p>
    </Banner>
  );
}
