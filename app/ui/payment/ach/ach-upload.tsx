import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { Banner } from "../../action/banner";
import { ActionForm } from "../../form/action-form";
import { FileField } from "../../form/file-field";
import { SubmitButton } from "../../form/submit-button";
import { Panel } from "../../record/panel";

interface AchUploadProps {
  /** why the last try was refused, and the file that took the same bytes before */
  refused: string | null;
  earlier: string | null;
}

const TOLD = ["NO_FILE", "EMPTY_FILE", "FILE_TOO_LARGE", "DUPLICATE_FILE"] as const;

export function AchUpload({ refused, earlier }: AchUploadProps) {
  const { t } = useTranslation("payment");
  const key = TOLD.find((known) => known === refused) ?? "OTHER";
  return (
    <Panel title={t("ach.upload")}>
      <div className="grid gap-4">
        {refused && (
          <Banner
            tone={key === "DUPLICATE_FILE" ? "warn" : "bad"}
            role="alert"
            title={t(`ach.refused.${key}`)}
            action={
              earlier && (
                <Link className="btn btn-small" to={`/payments/ach/${earlier}`}>
                  {t("ach.earlier")}
                </Link>
              )
            }
          />
        )}
        <ActionForm action="/files/ach-answers" encType="multipart/form-data" reloadDocument>
          <FileField
            name="file"
            label={t("ach.upload")}
            help={t("ach.uploadHelp")}
            accept=".ach,.txt,text/plain"
          />
          <SubmitButton className="justify-self-start">{t("ach.uploadSave")}</SubmitButton>
        </ActionForm>
      </div>
    </Panel>
  );
}
