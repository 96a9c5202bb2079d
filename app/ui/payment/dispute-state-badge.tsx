import { useTranslation } from "react-i18next";

import type { DisputeState } from "~/money/domain/payment/dispute";

import { Badge, type Tone } from "../action/badge";

const TONES: Record<DisputeState, Tone> = {
  needs_response: "bad",
  warning_needs_response: "warn",
  under_review: "warn",
  warning_under_review: "warn",
  won: "good",
  lost: "bad",
  warning_closed: "neutral",
};

export function DisputeStateBadge({ state }: { state: DisputeState }) {
  const { t } = useTranslation("payment");
  return <Badge tone={TONES[state]}>{t(`dispute.state.${state}`)}</Badge>;
}
