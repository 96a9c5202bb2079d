import { useTranslation } from "react-i18next";

import type { RulePage } from "~/money/queries/match-rule/rule-page.server";
import type { FormAnswer } from "~/people/access/read-form.server";

import { ActionForm } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Panel } from "../../record/panel";
import { answerFor } from "../../settings/answer-for";

interface RuleActsProps {
  rule: RulePage;
  answer: FormAnswer | undefined;
}

/** A draft is put before a second person, after a look at what it would have done; any rule can be ended. */
export function RuleActs({ rule, answer }: RuleActsProps) {
  const { t } = useTranslation("match");
  return (
    <>
      {rule.state === "draft" && !rule.asked && (
        <Panel title={t("rules.activateTitle")}>
          <ActionForm answer={answerFor(answer, { act: "activate" })}>
            <input type="hidden" name="act" value="activate" />
            <TextField name="reason" label={t("reason")} help={t("rules.activateHelp")} maxLength={200} />
            <SubmitButton>{t("rules.activate")}</SubmitButton>
          </ActionForm>
        </Panel>
      )}
      <Panel title={t("rules.retireTitle")}>
        <ActionForm answer={answerFor(answer, { act: "retire" })}>
          <input type="hidden" name="act" value="retire" />
          <TextField name="reason" label={t("reason")} maxLength={200} />
          <SubmitButton look="danger">{t("rules.retire")}</SubmitButton>
        </ActionForm>
      </Panel>
    </>
  );
}
