import type { QueryContext } from "~/people/access/query-context";
import { nextStep, type SetupStep, setupSteps, type StepState } from "~/people/domain/setup/setup-steps";
import { setupFacts } from "~/people/queries/setup/setup-facts.server";

import { processorAccount } from "./processor-account.server";

/** How far the firm's set-up is, card payments with it, and where it goes on: nowhere once the firm is live. */
export async function setupProgress(
  context: QueryContext,
): Promise<{ steps: StepState[]; next: SetupStep | null }> {
  const facts = await setupFacts(context);
  const account = await processorAccount(context);
  const hasPayments = account?.state === "enabled" || account?.state === "action_needed";
  const steps = setupSteps({ ...facts, hasPayments });
  return { steps, next: nextStep(steps) };
}
