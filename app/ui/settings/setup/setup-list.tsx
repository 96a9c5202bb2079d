import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { type SetupStep, STEP_KEYS, type StepState } from "~/people/domain/setup/setup-steps";

import { Badge } from "../../action/badge";
import { Banner } from "../../action/banner";
import { LinkButton } from "../../action/link-button";
import { ActionForm, type FormResult } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { ActForm } from "../act-form";
import { answerFor } from "../answer-for";

interface SetupListProps {
  steps: StepState[];
  current: SetupStep | null;
  /** what was answered so far, by setting */
  typed: Record<string, string>;
  answer: FormResult | null | undefined;
}

const PLACES = { people: "/settings/people", data: "/imports/new", payments: "/settings/payments" } as const;
const TONES = { done: "good", skipped: "neutral", open: "warn" } as const;

/** Every step with its state; the one at hand stands open. */
export function SetupList({ steps, current, typed, answer }: SetupListProps) {
  const { t } = useTranslation("firm");
  return (
    <>
      {current === null && <Banner tone="good" title={t("setup.finished")} />}
      <ol className="grid gap-4">
        {steps.map(({ step, state }) => (
          <li key={step} className="panel" aria-current={step === current ? "step" : undefined}>
            <div className="panel-head">
              <h2>
                {step === current ? (
                  t(`setup.step.${step}.title`)
                ) : (
                  <Link className="link" to={`/settings/setup?step=${step}`}>
                    {t(`setup.step.${step}.title`)}
                  </Link>
                )}
              </h2>
              <Badge tone={TONES[state]}>{t(`setup.state.${state}`)}</Badge>
            </div>
            {step === current && (
              <div className="panel-body grid gap-4">
                <p className="max-w-prose text-ink-2">{t(`setup.step.${step}.help`)}</p>
                <StepBody step={step} typed={typed} answer={answer} />
                {state !== "done" && (
                  <ActForm
                    sends={{ act: state === "skipped" ? "resume" : "skip", step }}
                    answer={answer}
                    small
                  >
                    {state === "skipped" ? t("setup.resume") : t("setup.skip")}
                  </ActForm>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function StepBody({ step, typed, answer }: { step: SetupStep } & Pick<SetupListProps, "typed" | "answer">) {
  const { t } = useTranslation("firm");
  if (step !== "contact" && step !== "brand")
    return (
      <LinkButton to={PLACES[step]} look="primary" className="justify-self-start">
        {t(`setup.step.${step}.go`)}
      </LinkButton>
    );
  return (
    <ActionForm answer={answerFor(answer, { act: step })} id={step}>
      <input type="hidden" name="act" value={step} />
      {STEP_KEYS[step].map((key) => (
        <TextField
          key={key}
          name={key}
          label={t(`key.${key}.title`)}
          help={t(`key.${key}.help`)}
          defaultValue={typed[key]}
          optional
        />
      ))}
      <SubmitButton className="justify-self-start">{t("setup.save")}</SubmitButton>
    </ActionForm>
  );
}
