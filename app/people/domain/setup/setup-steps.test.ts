import { expect, it } from "vitest";

import { nextStep, type SetupFacts, setupSteps } from "./setup-steps";

const NOTHING: SetupFacts = {
  settings: {},
  deskAnswered: false,
  colleagues: 0,
  hasData: false,
  hasPayments: false,
  hasMailDomain: false,
  answers: {},
  skipped: [],
  wentLiveAt: null,
};
const AGENCY = { complaint_name: "Cleo", complaint_email: "c@firm.test", contact_address: "1 Main St" };

it("a new firm begins with the first step; what exists is done, what was skipped is passed", () => {
  expect(nextStep(setupSteps(NOTHING))).toBe("agency");
  const some = { ...NOTHING, settings: AGENCY, deskAnswered: true, skipped: ["brand"], colleagues: 2 };
  expect(setupSteps(some).map(({ state }) => state)).toEqual([
    "done",
    "done",
    "skipped",
    "done",
    "open",
    "open",
    "open",
    "open",
  ]);
  expect(nextStep(setupSteps(some))).toBe("data");
});

it("a default that was put back is no answer; done counts before skipped; the review comes last", () => {
  const all: SetupFacts = {
    ...NOTHING,
    settings: { ...AGENCY, complaint_email: null },
    deskAnswered: true,
    hasData: true,
    colleagues: 1,
    answers: { payments: "manual", channels: "platform" },
    skipped: ["brand", "data"],
  };
  expect(nextStep(setupSteps(all))).toBe("agency");
  const named = setupSteps({ ...all, settings: AGENCY });
  expect(named.map(({ state }) => state)).toEqual([
    "done",
    "done",
    "skipped",
    "done",
    "done",
    "done",
    "done",
    "open",
  ]);
  expect(nextStep(named)).toBe("review");
});

it("a firm that is live has nothing next, whatever it left open", () => {
  expect(nextStep(setupSteps({ ...NOTHING, wentLiveAt: new Date() }))).toBeNull();
});
