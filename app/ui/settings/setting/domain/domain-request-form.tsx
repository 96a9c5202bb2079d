import { useTranslation } from "react-i18next";

import { LinkButton } from "../../../action/link-button";
import { ActionForm, type FormResult } from "../../../form/action-form";
import { SubmitButton } from "../../../form/submit-button";
import { TextField } from "../../../form/text-field";
import { EmptyState } from "../../../record/empty-state";
import { Panel } from "../../../record/panel";
import { answerFor } from "../../answer-for";

interface DomainRequestFormProps {
  /** names the plan has room for */
  allowed: number;
  used: number;
  answer: FormResult | null | undefined;
}

/** A further name, where the plan has room for one. */
export function DomainRequestForm({ allowed, used, answer }: DomainRequestFormProps) {
  const { t } = useTranslation("firm", { keyPrefix: "domain" });
  if (allowed === 0)
    return (
      <EmptyState title={t("noPlan")} action={<LinkButton to="/settings/billing">{t("plans")}</LinkButton>}>
        {t("noPlanHelp")}
      </EmptyState>
    );
  return (
    <Panel title={t("add")}>
      {used >= allowed ? (
        <p className="max-w-prose">{t("full", { count: allowed })}</p>
      ) : (
        <ActionForm answer={answerFor(answer, { act: "request" })} id="request">
          <input type="hidden" name="act" value="request" />
          <TextField name="host" label={t("host")} help={t("hostHelp")} maxLength={300} />
          <SubmitButton className="justify-self-start">{t("addNow")}</SubmitButton>
        </ActionForm>
      )}
    </Panel>
  );
}
