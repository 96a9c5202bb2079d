import { useTranslation } from "react-i18next";

import type { ImportWord } from "~/collections/domain/placement/import-state";

const STEPS = ["file", "check", "approve", "load", "done"] as const;

const CURRENT: Record<ImportWord, (typeof STEPS)[number]> = {
  stored: "check",
  checking: "check",
  waiting: "approve",
  loading: "load",
  completed: "done",
  failed: "done",
  cancelled: "done",
  undone: "done",
};

/** The way of a file from the form to the worklist, and where it is. */
export function ImportSteps({ word }: { word: ImportWord | null }) {
  const { t } = useTranslation("import");
  const current = word ? CURRENT[word] : "file";
  return (
    <ol className="steps" aria-label={t("steps")}>
      {STEPS.map((step) => (
        <li key={step} aria-current={step === current ? "step" : undefined}>
          <span>{t(`step.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
}
