import { useTranslation } from "react-i18next";

import type { AchFileRow } from "~/money/queries/ach/ach-desk.server";

import { Badge, type Tone } from "../../action/badge";

const TONES: Record<AchFileRow["state"], Tone> = {
  made: "warn",
  taken: "good",
  uploaded: "neutral",
  read: "warn",
  unreadable: "bad",
  committed: "good",
};

export function AchStateBadge({ state }: { state: AchFileRow["state"] }) {
  const { t } = useTranslation("payment");
  return <Badge tone={TONES[state]}>{t(`ach.state.${state}`)}</Badge>;
}
