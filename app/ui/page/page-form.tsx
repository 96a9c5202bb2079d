import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { PageHead, type PageHeadProps } from "./page-head";

interface PageFormProps extends PageHeadProps {
  /** A wizard's steps, in order. */
  steps?: readonly { key: string; label: string }[];
  currentStep?: string;
  /** What the form is for, in a sentence or two. */
  intro?: ReactNode;
  children: ReactNode;
}

/** One column, one thing to fill in. */
export function PageForm({ steps, currentStep, intro, children, ...head }: PageFormProps) {
  const { t } = useTranslation("shell");
  return (
    <div className="page">
      <PageHead {...head} />
      {steps && (
        <ol className="wizard-steps" aria-label={t("form.steps")}>
          {steps.map((step, at) => (
            <li key={step.key} aria-current={step.key === currentStep ? "step" : undefined}>
              {at + 1}. {step.label}
            </li>
          ))}
        </ol>
      )}
      {intro && <div className="prose max-w-prose text-ink-2">{intro}</div>}
      {children}
    </div>
  );
}
