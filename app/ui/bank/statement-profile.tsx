import { useTranslation } from "react-i18next";

import { DATE_FORMATS } from "~/money/domain/statement/statement-date";
import { leastReferences } from "~/money/domain/statement/reference-share";
import type { TableProfile } from "~/money/domain/statement/table/table-profile";

import { ActionForm, type FormResult } from "../form/action-form";
import { CheckboxField } from "../form/checkbox-field";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { Panel } from "../record/panel";
import { answerFor } from "../settings/answer-for";
import { ProfileFacts } from "./profile-facts";
import { RejectStatement } from "./statement-commit";

interface StatementProfileProps {
  profile: TableProfile;
  /** per cent of this file's lines that carry a reference */
  referenceShare: number | null;
  answer: FormResult | null | undefined;
}

/** A description of the table that was made up from its headings, for a person to agree to. */
export function StatementProfile({ profile, referenceShare, answer }: StatementProfileProps) {
  const { t } = useTranslation("bank");
  return (
    <Panel title={t("profile.title")}>
      <p className="mb-4 max-w-prose">{t("profile.intro")}</p>
      <div className="grid items-start gap-6 md:grid-cols-2">
        <ActionForm answer={answerFor(answer, { act: "profile" })} id="confirm-profile">
          <input type="hidden" name="act" value="profile" />
          <SelectField
            name="dateFormat"
            label={t("profile.dateFormat")}
            defaultValue={profile.dateFormat}
            options={DATE_FORMATS.map((format) => ({ value: format, label: format }))}
          />
          <SelectField
            name="decimal"
            label={t("profile.decimal")}
            defaultValue={profile.number.decimal}
            options={[
              { value: ".", label: t("profile.point") },
              { value: ",", label: t("profile.comma") },
            ]}
          />
          <TextField
            name="skipFooter"
            label={t("profile.skipFooter")}
            inputMode="numeric"
            digits
            defaultValue={String(profile.skipFooter)}
          />
          <TextField
            name="expectedReferences"
            label={t("profile.expectedReferences")}
            help={t("profile.expectedReferencesHelp", { share: referenceShare ?? 0 })}
            inputMode="numeric"
            digits
            defaultValue={String(profile.expectedReferences ?? leastReferences(referenceShare ?? 0))}
          />
          {profile.columns.balance !== undefined && (
            <CheckboxField
              name="balanceReliable"
              label={t("profile.balanceReliable")}
              help={t("profile.balanceHelp")}
              value="true"
              defaultChecked={profile.balanceReliable}
            />
          )}
          <SubmitButton className="justify-self-start">{t("profile.confirm")}</SubmitButton>
        </ActionForm>
        <ProfileFacts profile={profile} />
      </div>
      <div className="mt-4">
        <RejectStatement answer={answer} />
      </div>
    </Panel>
  );
}
