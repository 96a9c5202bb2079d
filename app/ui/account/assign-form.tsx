import type { FetcherWithComponents } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { WorklistChoices } from "~/collections/queries/worklist/worklist-choices.server";
import type { FormAnswer } from "~/people/access/read-form.server";

import { ActionForm } from "../form/action-form";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { CapacityNotice } from "./capacity-notice";

interface AssignFormProps {
  accountId: string;
  collectors: WorklistChoices["collectors"];
  fetcher?: FetcherWithComponents<FormAnswer | undefined>;
  answer?: FormAnswer;
}

/** Gives one account to a collector. */
export function AssignForm({ accountId, collectors, fetcher, answer }: AssignFormProps) {
  const { t } = useTranslation("account");
  return (
    <ActionForm action={`/accounts/${accountId}/assignment`} fetcher={fetcher} answer={answer}>
      <SelectField
        name="staffId"
        label={t("assign.to")}
        placeholder={t("assign.choose")}
        options={collectors.map((one) => ({
          value: one.staffId,
          label: t("assign.load", { name: one.fullName, open: one.open, capacity: one.capacity }),
        }))}
      />
      <CapacityNotice answer={fetcher ? fetcher.data : answer} />
      <SubmitButton>{t("assign.submit")}</SubmitButton>
    </ActionForm>
  );
}
