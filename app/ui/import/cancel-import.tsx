import { useTranslation } from "react-i18next";

import type { ImportWord } from "~/collections/domain/placement/import-state";

import { ActionForm, type FormResult } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { ConfirmDialog } from "../overlay/confirm-dialog";

/** Says what stays before it stops anything. */
export function CancelImport({ word, answer }: { word: ImportWord; answer?: FormResult | null }) {
  const { t } = useTranslation("import");
  return (
    <ConfirmDialog
      trigger={{ label: t("page.cancel") }}
      title={t("page.cancelTitle")}
      consequence={word === "loading" ? t("page.cancelLoading") : t("page.cancelChecked")}
    >
      <ActionForm answer={answer} id="cancel-import">
        <input type="hidden" name="act" value="cancel" />
        <SubmitButton look="danger">{t("page.cancelDo")}</SubmitButton>
      </ActionForm>
    </ConfirmDialog>
  );
}
