import { useTranslation } from "react-i18next";

import type { StatementWord } from "~/money/domain/statement/intake/statement-word";

import { Badge, type Tone } from "../action/badge";

const TONES: Record<StatementWord, Tone> = {
  reading: "accent",
  unreadable: "bad",
  profile: "warn",
  waiting: "warn",
  committing: "accent",
  stopped: "bad",
  committed: "good",
  undoing: "accent",
  rejected: "neutral",
  undone: "neutral",
};

/** Where a statement stands, in a word. */
export function StatementStatus({ word }: { word: StatementWord }) {
  const { t } = useTranslation("bank");
  return <Badge tone={TONES[word]}>{t(`word.${word}`)}</Badge>;
}
