import { useTranslation } from "react-i18next";

import { type ImportWord, importWordOf } from "~/collections/domain/placement/import-state";

import { Badge, type Tone } from "../action/badge";

const TONES: Record<ImportWord, Tone> = {
  stored: "neutral",
  checking: "accent",
  waiting: "warn",
  loading: "accent",
  completed: "good",
  failed: "bad",
  cancelled: "neutral",
  undone: "neutral",
};

/** Where an import stands, in a word. */
export function ImportStatus({ job }: { job: { status: string; stage: string } }) {
  const { t } = useTranslation("import");
  const word = importWordOf(job);
  return <Badge tone={TONES[word]}>{t(`state.${word}`)}</Badge>;
}
