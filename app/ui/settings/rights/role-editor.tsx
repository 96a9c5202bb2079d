import { useTranslation } from "react-i18next";

import type { RoleFormRow } from "~/people/domain/permission/role-form";
import type { RolePreview } from "~/people/domain/permission/outlook/role-outlook";

import { LinkButton } from "../../action/link-button";
import { ActionForm, type FormResult } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Panel } from "../../record/panel";
import { RoleFields } from "./role-fields";
import { RoleOutlookPanel } from "./role-outlook-panel";

interface RoleEditorProps {
  name: string;
  rows: readonly RoleFormRow[];
  /** where leaving without saving leads */
  back: string;
  answer: FormResult | null | undefined;
  preview: RolePreview | null;
}

/** One form: the lines below, what they would change above, once it was asked for; only what was seen is saved. */
export function RoleEditor({ name, rows, back, answer, preview }: RoleEditorProps) {
  const { t } = useTranslation("rights");
  return (
    <ActionForm answer={answer} layout="wide" id="role">
      {preview && (
        <>
          <RoleOutlookPanel {...preview} />
          <input type="hidden" name="previewed" value={preview.lines} />
        </>
      )}
      <div className="form">
        <TextField name="name" label={t("edit.name")} defaultValue={name} autoComplete="off" maxLength={80} />
        {preview && (
          <>
            <TextField name="reason" label={t("edit.reason")} help={t("edit.reasonHelp")} maxLength={500} />
            <p className="form-actions">
              <SubmitButton name="act" value="save">
                {t(preview.waits ? "edit.saveWaits" : "edit.save")}
              </SubmitButton>
              <LinkButton to={back}>{t("edit.cancel")}</LinkButton>
            </p>
          </>
        )}
      </div>
      <Panel title={t("edit.lines")}>
        <RoleFields rows={rows} />
      </Panel>
      <p className="form-actions sticky bottom-0 z-10 bg-paper py-2">
        <SubmitButton look={preview ? "plain" : "primary"} name="act" value="preview">
          {t("edit.preview")}
        </SubmitButton>
        {!preview && <LinkButton to={back}>{t("edit.cancel")}</LinkButton>}
      </p>
    </ActionForm>
  );
}
