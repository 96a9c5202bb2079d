import { useTranslation } from "react-i18next";

import type { RulePage } from "~/money/queries/match-rule/rule-page.server";

import { DateText } from "../../format/date-text";
import { Facts } from "../../record/facts";
import { Panel } from "../../record/panel";
import { typedDrift, typedValue } from "./typed-condition";

/** What a rule says, in words. */
export function RuleFacts({ rule, currency }: { rule: RulePage; currency: string }) {
  const { t } = useTranslation("match");
  return (
    <Panel title={t("rules.facts")}>
      <Facts
        facts={[
          {
            label: t("rules.conditions"),
            value: (
              <ul className="grid gap-1">
                {rule.terms.conditions.map((condition, index) => (
                  <li key={index} className="break-words">
                    {t(`rules.fields.${condition.field}`)} {t(`rules.operators.${condition.operator}`)}{" "}
                    <strong className="break-all">{typedValue(condition, currency)}</strong>
                    {condition.drift && ` ± ${typedDrift(condition, currency)}`}
                  </li>
                ))}
              </ul>
            ),
          },
          { label: t("rules.side"), value: t(`side.${rule.terms.side}`) },
          { label: t("account"), value: rule.bankNames.join(", ") || t("rules.anyBank") },
          { label: t("rules.target"), value: t(`type.${rule.targetType}`) },
          { label: t("rules.strategy"), value: t(`rules.strategies.${rule.strategy}`) },
          { label: t("rules.auto"), value: t(rule.autoConfirm ? "rules.alone" : "rules.person") },
          { label: t("rules.priority"), value: rule.priority },
          { label: t("rules.validFrom"), value: <DateText value={rule.validFrom} /> },
          { label: t("rules.draftedBy"), value: rule.draftedByName },
        ]}
      />
    </Panel>
  );
}
