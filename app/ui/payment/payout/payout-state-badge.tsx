import { useTranslation } from "react-i18next";

import type { PayoutState } from "~/money/domain/payout/payout-state";

import { Badge, type Tone } from "../../action/badge";

const TONES: Partial<Record<PayoutState, Tone>> = {
  approved: "accent",
  released: "accent",
  in_transit: "accent",
  paid: "good",
  returned: "bad",
  rejected: "bad",
  stopped: "warn",
};

export function PayoutStateBadge({ state }: { state: PayoutState }) {
  const { t } = useTranslation("payout");
  return <Badge tone={TONES[state] ?? "neutral"}>{t(`state.${state}`)}</Badge>;
}
