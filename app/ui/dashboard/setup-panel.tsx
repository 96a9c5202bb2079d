import { useTranslation } from "react-i18next";

import type { SetupStep, StepState } from "~/people/domain/setup/setup-steps";

import { Banner } from "../action/banner";
import { LinkButton } from "../action/link-button";

/** On the home of who sets the firm up, until nothing is open: how far it is and what comes next. */
export function SetupPanel({ steps, next }: { steps: StepState[]; next: SetupStep | null }) {
  const { t } = useTranslation("setup");
  if (next === null) return null;
  const done = steps.filter(({ state }) => state !== "open").length;
  return (
    <Banner
      title={t("progress", { done, all: steps.length })}
      action={<LinkButton to="/settings/setup">{t("goOn")}</LinkButton>}
    >
      <p>{t("next", { step: t(`step.${next}.title`) })}</p>
    </Banner>
  );
}
