import { useTranslation } from "react-i18next";

import type { RuleState } from "~/money/domain/match/rule/match-rule";

import { Badge } from "../../action/badge";

const TONES = { draft: "warn", active: "good", retired: "neutral" } as const;

export function RuleStateBadge({ state }: { state: RuleState }) {
  const { t } = useTranslation("match");
  return <Badge tone={TONES[state]}>{t(`rules.states.${state}`)}</Badge>;
}
