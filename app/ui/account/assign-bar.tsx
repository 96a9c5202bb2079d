import { useTranslation } from "react-i18next";

import type { FormAnswer } from "~/people/access/read-form.server";
import type { WorklistChoices } from "~/collections/queries/worklist/worklist-choices.server";

import { Button } from "../action/button";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { BulkBar } from "../table/bulk-bar";
import { CapacityNotice } from "./capacity-notice";

interface AssignBarProps {
  formId: string;
  answer: FormAnswer | undefined;
  collectors: WorklistChoices["collectors"];
}

/** Gives the ticked accounts to one collector, or shares them out. */
export function AssignBar({ formId, answer, collectors }: AssignBarProps) {
  const { t } = useTranslation("account");
  return (
    <BulkBar formId={formId} answer={answer}>
      <CapacityNotice answer={answer} />
      <SelectField
        name="staffId"
        label={t("assign.to")}
        hideLabel
        placeholder={t("assign.choose")}
        options={collectors.map((one) => ({
          value: one.staffId,
          label: t("assign.load", { name: one.fullName, open: one.open, capacity: one.capacity }),
        }))}
      />
      <SubmitButton>{t("assign.submit")}</SubmitButton>
      <Button type="submit" formAction="/accounts/distribute" name="intent" value="preview">
        {t("distribute.action")}
      </Button>
    </BulkBar>
  );
}
