import { useTranslation } from "react-i18next";

import type { MandateState } from "~/money/domain/mandate/mandate";

import { Badge, type Tone } from "../../action/badge";

const TONES: Partial<Record<MandateState, Tone>> = {
  active: "good",
  paused: "warn",
  sent: "warn",
  awaiting_bank: "warn",
  failed: "bad",
};

export function MandateStateBadge({ state }: { state: MandateState }) {
  const { t } = useTranslation("payment");
  return <Badge tone={TONES[state] ?? "neutral"}>{t(`mandate.state.${state}`)}</Badge>;
}
