import { useTranslation } from "react-i18next";

import type { StaffRow } from "~/people/queries/staff-list.server";

import { ActionForm } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { FormDialog, type FormLine } from "../../overlay/form-dialog";

/** What an admin does for a colleague who is locked out, left signed in somewhere, or lost phone and codes. */
export function StaffSecurity({ person }: { person: StaffRow }) {
  const { t } = useTranslation("settings");
  const { id, fullName: name, locked, hasFactor } = person;
  const about = (act: string) =>
    Object.entries({ act, staffId: id, name }).map(([key, value]) => (
      <input key={key} type="hidden" name={key} value={value} />
    ));
  return (
    <FormDialog
      trigger={{ label: t("people.signInHelp"), className: "btn btn-small" }}
      title={t("people.signInHelpTitle", { name })}
    >
      {(line) => (
        <div className="grid gap-5">
          {locked && isShown(line, "unlock") && (
            <ActionForm fetcher={line}>
              <p>{t("people.unlockBody")}</p>
              {about("unlock")}
              <SubmitButton look="plain">{t("people.unlock")}</SubmitButton>
            </ActionForm>
          )}
          {isShown(line, "sign-out") && (
            <ActionForm fetcher={line}>
              <p>{t("people.signOutBody")}</p>
              {about("sign-out")}
              <SubmitButton look="plain">{t("people.signOut")}</SubmitButton>
            </ActionForm>
          )}
          {hasFactor && isShown(line, "reset") && (
            <ActionForm fetcher={line}>
              <p>{t("people.resetBody")}</p>
              {about("reset")}
              <TextField name="checked" label={t("people.resetChecked")} maxLength={200} />
              <SubmitButton look="danger">{t("people.resetDo")}</SubmitButton>
            </ActionForm>
          )}
        </div>
      )}
    </FormDialog>
  );
}

/** The forms have one answer: once one was refused, it stands alone with what is wrong. */
function isShown(line: FormLine, act: string): boolean {
  const sent = line.data?.form.initialValue?.["act"];
  return sent === undefined || sent === act;
}
