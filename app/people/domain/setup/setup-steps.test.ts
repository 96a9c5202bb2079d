import { expect, it } from "vitest";

import { nextStep, setupSteps } from "./setup-steps";

const NOTHING = { settings: {}, colleagues: 0, hasData: false, hasPayments: false, skipped: [] };

it("a new firm begins with the first step; what exists is done, what was skipped is passed", () => {
  expect(nextStep(setupSteps(NOTHING))).toBe("contact");
  const some = { ...NOTHING, settings: { contact_phone: "+1" }, skipped: ["brand"], colleagues: 2 };
  expect(setupSteps(some).map(({ state }) => state)).toEqual(["done", "skipped", "done", "open", "open"]);
  expect(nextStep(setupSteps(some))).toBe("data");
});

it("a default that was put back is no answer; done counts before skipped; at the end nothing is next", () => {
  const all = {
    ...NOTHING,
    hasData: true,
    hasPayments: true,
    colleagues: 1,
    skipped: ["contact", "brand", "data"],
  };
  const steps = setupSteps({ ...all, settings: { contact_phone: null } });
  expect(steps.map(({ state }) => state)).toEqual(["skipped", "skipped", "done", "done", "done"]);
  expect(nextStep(steps)).toBeNull();
});
