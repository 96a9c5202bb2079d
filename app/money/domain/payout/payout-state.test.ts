import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { mayRelease, mayStep, type PayoutState, type PayoutStep, takeStep } from "./payout-state";

const STATES: PayoutState[] = [
  "draft", "approved", "released", "in_transit", "paid", "returned", "rejected", "stopped", "cancelled",
]; // prettier-ignore
const STEPS: PayoutStep[] = [
  "approve", "release", "send", "pay", "unpay", "bounce", "unbounce", "return", "reject", "stop", "redraft", "cancel",
]; // prettier-ignore

describe("a payout", () => {
  it("goes from draft to paid by way of an approval and a release", () => {
    let state: PayoutState = "draft";
    for (const step of ["approve", "release", "send", "pay"] as const) {
      const next = takeStep(state, step);
      if (!next.ok) throw new Error(next.refusal.code);
      state = next.value;
    }
    expect(state).toBe("paid");
  });

  test.prop([fc.array(fc.constantFrom(...STEPS), { maxLength: 30 })])(
    "never leaves unapproved, and a cancelled one never moves",
    (steps) => {
      let state: PayoutState = "draft";
      let approved = false;
      for (const step of steps) {
        const next = takeStep(state, step);
        expect(next.ok).toBe(mayStep(state, step));
        if (!next.ok) continue;
        expect(state).not.toBe("cancelled");
        state = next.value;
        if (step === "approve") approved = true;
        if (step === "redraft") approved = false;
        if (state === "released" || state === "in_transit" || state === "paid") expect(approved).toBe(true);
      }
    },
  );

  it("is not let go by who approved it, nor by nobody", () => {
    const payout = { approvedById: "b", firstApprovedById: "a" };
    for (const by of ["a", "b"])
      expect(mayRelease(payout, by)).toMatchObject({ refusal: { code: "MAKER_IS_CHECKER" } });
    expect(mayRelease(payout, null).ok).toBe(false);
    expect(mayRelease({ approvedById: null, firstApprovedById: "a" }, "c").ok).toBe(false);
    expect(mayRelease(payout, "c").ok).toBe(true);
  });

  it("knows only states that somebody can be in", () => {
    expect(STATES.filter((state) => STEPS.every((step) => !mayStep(state, step)))).toEqual(["cancelled"]);
  });
});
