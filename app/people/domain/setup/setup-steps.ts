// Source: spec 07 §1.2: eight steps, each saved, can be skipped unless marked and taken up again, on any device.
import { imagesOf } from "~/office/domain/brand/brand-images";

import type { SetupAnswers } from "./setup-answers";

export const SETUP_STEPS = [
  "agency",
  "desks",
  "brand",
  "people",
  "data",
  "payments",
  "channels",
  "review",
] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** Steps that may be left out for now. */
export const OPTIONAL_STEPS = ["brand", "people", "data", "payments", "channels"] as const;

/** Settings that a step asks for, in the order of its form. */
export const STEP_KEYS = {
  contact: ["contact_address", "contact_phone", "contact_email"],
  complaint: ["complaint_name", "complaint_email", "complaint_phone"],
  brand: ["portal_name", "brand_colour", "sender_name", "foot_note"],
} as const;

export interface SetupFacts {
  /** what the firm said of its settings, by key */
  settings: Readonly<Record<string, unknown>>;
  /** the questions of the desk were answered */
  deskAnswered: boolean;
  /** colleagues and open invitations beside the owner */
  colleagues: number;
  /** a file or the sample data was loaded, or an SFTP server is named */
  hasData: boolean;
  hasPayments: boolean;
  /** mails leave from the firm's own domain */
  hasMailDomain: boolean;
  answers: SetupAnswers;
  skipped: readonly string[];
  wentLiveAt: Date | null;
}

export interface StepState {
  step: SetupStep;
  state: "done" | "skipped" | "open";
}

/** How far the firm's set-up is: what exists is done, whoever made it and however. */
export function setupSteps(facts: SetupFacts): StepState[] {
  const said = (key: string) => Boolean(facts.settings[key]);
  const done: Record<SetupStep, boolean> = {
    agency: ["complaint_name", "complaint_email", "contact_address"].every(said),
    desks: facts.deskAnswered,
    brand: STEP_KEYS.brand.some(said) || Object.keys(imagesOf(facts)).length > 0,
    people: facts.colleagues > 0,
    data: facts.hasData,
    payments: facts.hasPayments || facts.answers.payments !== undefined,
    channels: facts.hasMailDomain || facts.answers.channels !== undefined,
    review: facts.wentLiveAt !== null,
  };
  return SETUP_STEPS.map((step) => ({
    step,
    state: done[step] ? "done" : facts.skipped.includes(step) ? "skipped" : "open",
  }));
}

/** Where the set-up goes on; null once the firm is live, whatever it left open. */
export function nextStep(steps: readonly StepState[]): SetupStep | null {
  if (steps.some(({ step, state }) => step === "review" && state === "done")) return null;
  return steps.find(({ state }) => state === "open")?.step ?? null;
}
