import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { Banner } from "../../action/banner";
import { ActionForm, type FormResult } from "../../form/action-form";
import { FileField } from "../../form/file-field";
import { SubmitButton } from "../../form/submit-button";
import { TextareaField } from "../../form/textarea-field";
import { Panel } from "../../record/panel";

interface OpeningFormsProps {
  answer: FormResult | null | undefined;
  /** why an uploaded file was refused, and the batch that has the same rows */
  refused: string | null;
  earlier: string | null;
}

const TOLD = ["DUPLICATE_FILE", "MIGRATION_DONE", "TOO_MANY_ROWS", "EMPTY_FILE"] as const;

/** Typed or pasted rows, or a file of them. */
export function OpeningForms({ answer, refused, earlier }: OpeningFormsProps) {
  const { t } = useTranslation("ledger");
  const key = TOLD.find((known) => known === refused) ?? "OTHER";
  return (
    <Panel title={t("opening.bring")}>
      <div className="grid gap-6">
        {refused && (
          <Banner
            tone={key === "DUPLICATE_FILE" ? "warn" : "bad"}
            role="alert"
            title={t(`opening.refused.${key}`)}
            action={
              earlier && (
                <Link className="btn btn-small" to={`/ledger/opening/${earlier}`}>
                  {t("opening.earlier")}
                </Link>
              )
            }
          />
        )}
        <ActionForm answer={answer}>
          <input type="hidden" name="intent" value="bring" />
          <TextareaField
            name="text"
            label={t("opening.rows")}
            help={t("opening.rowsHelp")}
            placeholder="3020,,,1000.00,USD"
            rows={6}
          />
          <SubmitButton className="justify-self-start">{t("opening.check")}</SubmitButton>
        </ActionForm>
        <ActionForm action="/files/opening" encType="multipart/form-data" reloadDocument>
          <FileField
            name="file"
            label={t("opening.file")}
            help={t("opening.fileHelp")}
            accept=".csv,.txt,text/csv,text/plain"
          />
          <SubmitButton className="justify-self-start">{t("opening.upload")}</SubmitButton>
        </ActionForm>
      </div>
    </Panel>
  );
}
