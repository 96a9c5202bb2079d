// Source: spec 07 §1.2: each step is saved, can be skipped and taken up again, on any device.

export const SETUP_STEPS = ["contact", "brand", "people", "data", "payments"] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** Settings that a step asks for, in the order of its form. */
export const STEP_KEYS = {
  contact: ["contact_phone", "contact_email", "contact_address"],
  brand: ["portal_name", "brand_colour", "sender_name", "foot_note"],
} as const;

export interface SetupFacts {
  /** what the firm said of its settings, by key */
  settings: Readonly<Record<string, unknown>>;
  /** colleagues and open invitations beside the owner */
  colleagues: number;
  /** a file or the sample data was loaded, or an SFTP server is named */
  hasData: boolean;
  hasPayments: boolean;
  skipped: readonly string[];
}

export interface StepState {
  step: SetupStep;
  state: "done" | "skipped" | "open";
}

/** How far the firm's set-up is: what exists is done, whoever made it and however. */
export function setupSteps(facts: SetupFacts): StepState[] {
  const said = (keys: readonly string[]) => keys.some((key) => Boolean(facts.settings[key]));
  const done: Record<SetupStep, boolean> = {
    contact: said(STEP_KEYS.contact),
    brand: said(STEP_KEYS.brand),
    people: facts.colleagues > 0,
    data: facts.hasData,
    payments: facts.hasPayments,
  };
  return SETUP_STEPS.map((step) => ({
    step,
    state: done[step] ? "done" : facts.skipped.includes(step) ? "skipped" : "open",
  }));
}

/** Where the set-up goes on; null once nothing is open. */
export function nextStep(steps: readonly StepState[]): SetupStep | null {
  return steps.find(({ state }) => state === "open")?.step ?? null;
}
