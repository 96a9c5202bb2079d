import { useTranslation } from "react-i18next";

import { Badge, type Tone } from "../action/badge";

const TONES: Record<string, Tone> = {
  unmatched: "warn",
  proposed: "accent",
  part_matched: "accent",
  matched: "good",
  duplicate_suspect: "bad",
};

/** Where a bank line stands, in a word. */
export function LineStateBadge({ state }: { state: string }) {
  const { t } = useTranslation("bank");
  return (
    <Badge tone={TONES[state] ?? "neutral"}>
      {t(`line.state.${state}` as "line.state.matched", { defaultValue: state })}
    </Badge>
  );
}
