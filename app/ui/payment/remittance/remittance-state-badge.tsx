import { useTranslation } from "react-i18next";

import { Badge, type Tone } from "../../action/badge";

const TONES: Record<string, Tone> = {
  calculated: "warn",
  approved: "accent",
  paid: "accent",
  closed: "good",
};

export function RemittanceStateBadge({ run }: { run: { state: string; carried: boolean } }) {
  const { t } = useTranslation("remittance");
  if (run.carried) return <Badge>{t("state.carried")}</Badge>;
  return <Badge tone={TONES[run.state] ?? "neutral"}>{t(`state.${run.state as "draft"}`)}</Badge>;
}
