import type { FetcherWithComponents } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type AccountStatus, CLOSE_REASONS } from "~/collections/domain/account/account-status";
import type { AccountPage } from "~/collections/queries/account/account-page.server";
import type { FormAnswer } from "~/people/access/read-form.server";

import { ActionForm } from "../form/action-form";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { TextareaField } from "../form/textarea-field";

interface TransitionFormProps {
  account: AccountPage["account"];
  to: AccountStatus;
  fetcher?: FetcherWithComponents<FormAnswer | undefined>;
  answer?: FormAnswer;
}

/** One move of the workflow, with what the move asks for. */
export function TransitionForm({ account, to, fetcher, answer }: TransitionFormProps) {
  const { t } = useTranslation("account");
  const given = fetcher ? fetcher.data : answer;
  // The version the person saw when they began; after "somebody changed this" they have seen the new one.
  const [begun] = useState(account.version);
  const version = given?.refusal?.code === "VERSION_CONFLICT" ? account.version : begun;
  return (
    <ActionForm action={`/accounts/${account.id}/transitions`} fetcher={fetcher} answer={answer}>
      <input type="hidden" name="newStatus" value={to} />
      <input type="hidden" name="version" value={version} />
      {to === "CLOSED" && (
        <SelectField
          name="close_reason"
          label={t("move.closeReason")}
          placeholder={t("move.chooseReason")}
          options={CLOSE_REASONS.map((reason) => ({ value: reason, label: t(`closeReason.${reason}`) }))}
        />
      )}
      <TextareaField
        name="note"
        label={t(to === "NEGOTIATING" ? "move.intent" : "move.note")}
        optional={to !== "NEGOTIATING"}
        maxLength={5000}
      />
      <SubmitButton look={to === "CLOSED" ? "danger" : "primary"}>{t(`move.to.${to}`)}</SubmitButton>
    </ActionForm>
  );
}
