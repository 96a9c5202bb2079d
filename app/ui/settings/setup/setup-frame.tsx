import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { OPTIONAL_STEPS, type SetupStep, type StepState } from "~/people/domain/setup/setup-steps";

import { Badge } from "../../action/badge";
import { ActionForm } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { Panel } from "../../record/panel";
import { SettingsFrame } from "../settings-frame";

interface SetupFrameProps {
  title: string;
  may: readonly string[];
  steps: readonly StepState[];
  current: SetupStep;
  /** Panels of their own, below the step's. */
  more?: ReactNode;
  children: ReactNode;
}

const TONES = { done: "good", skipped: "neutral", open: "warn" } as const;

/** One step of the set-up under the list of all of them. */
export function SetupFrame({ title, may, steps, current, more, children }: SetupFrameProps) {
  const { t } = useTranslation("setup");
  const state = steps.find(({ step }) => step === current)?.state ?? "open";
  const optional = OPTIONAL_STEPS.some((step) => step === current);
  return (
    <SettingsFrame title={title} may={may}>
      <p className="max-w-prose text-ink-2">{t("intro")}</p>
      <nav aria-label={t("steps")}>
        <ol className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
          {steps.map((one, index) => (
            <li key={one.step}>
              <Link
                to={`/settings/setup/${one.step}`}
                aria-current={one.step === current ? "step" : undefined}
                className={clsx("flex min-h-8 items-center gap-2", one.step === current && "font-semibold")}
              >
                <span className="num text-ink-2">{index + 1}</span>
                <span className="link">{t(`step.${one.step}.title`)}</span>
                <Badge tone={TONES[one.state]}>{t(`state.${one.state}`)}</Badge>
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <Panel title={t(`step.${current}.title`)}>
        <div className="grid grid-cols-1 gap-4">
          <p className="max-w-prose text-ink-2">{t(`step.${current}.help`)}</p>
          {children}
          {optional && state !== "done" && (
            <ActionForm action="/settings/setup?index" layout="inline">
              <input type="hidden" name="act" value={state === "skipped" ? "resume" : "skip"} />
              <input type="hidden" name="step" value={current} />
              <SubmitButton look="quiet" small>
                {state === "skipped" ? t("resume") : t("skip")}
              </SubmitButton>
            </ActionForm>
          )}
        </div>
      </Panel>
      {more}
    </SettingsFrame>
  );
}
