import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Mandate, MandateState } from "./mandate";
import {
  allowedMoves,
  isFinal,
  MANDATE_STATES,
  type MandateActor,
  type MandateMove,
  moveMandate,
} from "./mandate-state";
import { returnPolicyOf } from "./return-policy";
import { RETURN_POLICIES } from "./return-policy.table";
import { takeReturn } from "./take-return";

const MANDATE: Mandate = {
  rail: "enach",
  state: "draft",
  hold: null,
  reference: null,
  maxAmount: { minor: 10_000n, currency: "INR" },
  limitPerCycle: null,
  frequency: "monthly",
  startsOn: "2026-05-05",
  endsOn: "2028-05-05",
  preNoticeDays: 1,
};
const inState = (state: MandateState, more: Partial<Mandate> = {}): Mandate => ({
  ...MANDATE,
  state,
  reference: "UMRN0000000000000001",
  ...more,
});
const ON = "2026-11-21";
const SCHEDULED = ["draft-1", "draft-2"];

function moved(mandate: Mandate, move: MandateMove, scheduled: string[] = []) {
  const outcome = moveMandate(mandate, move, scheduled);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

test("a mandate goes from draft to active as the bank answers", () => {
  const sent = moved(MANDATE, { to: "sent", by: "staff", on: ON }).mandate;
  const waiting = moved(sent, { to: "awaiting_bank", by: "system", on: ON }).mandate;
  expect(moveMandate(waiting, { to: "active", by: "system", on: ON }, [])).toMatchObject({
    refusal: { fields: { reference: "REQUIRED" } },
  });
  const active = moved(waiting, { to: "active", by: "system", on: ON, reference: "UMRN1" }).mandate;
  expect(active).toMatchObject({ state: "active", reference: "UMRN1" });
});

test("nobody but the bank says that it is active or failed, and a failure has a code", () => {
  const waiting = inState("awaiting_bank");
  expect(moveMandate(waiting, { to: "active", by: "staff", on: ON }, [])).toMatchObject({
    refusal: { code: "TRANSITION_NOT_ALLOWED", facts: { allowed: ["cancelled"] } },
  });
  expect(moveMandate(waiting, { to: "failed", by: "system", on: ON }, [])).toMatchObject({
    refusal: { fields: { failureCode: "REQUIRED" } },
  });
  expect(moved(waiting, { to: "failed", by: "system", on: ON, failureCode: "M031" }).mandate.state).toBe(
    "failed",
  );
});

test("where the rail demands an end, a mandate without one is not sent", () => {
  const move: MandateMove = { to: "sent", by: "staff", on: ON };
  expect(moveMandate({ ...MANDATE, endsOn: null }, move, [])).toMatchObject({
    refusal: { fields: { endsOn: "REQUIRED" } },
  });
  expect(moveMandate({ ...MANDATE, endsOn: "2026-05-04" }, move, [])).toMatchObject({
    refusal: { fields: { endsOn: "INVALID" } },
  });
  expect(moveMandate({ ...MANDATE, rail: "ach", endsOn: null }, move, []).ok).toBe(true);
});

test("it expires after its last day, not on it", () => {
  const active = inState("active");
  expect(moveMandate(active, { to: "expired", by: "system", on: "2028-05-05" }, []).ok).toBe(false);
  expect(moved(active, { to: "expired", by: "system", on: "2028-05-06" }).mandate.state).toBe("expired");
});

describe("drafts that were not presented yet", () => {
  test.each<[MandateState, MandateActor]>([
    ["revoked", "customer"],
    ["revoked", "system"],
    ["cancelled", "customer"],
    ["cancelled", "staff"],
  ])("%s by %s voids them all at once", (to, by) => {
    expect(moved(inState("active"), { to, by, on: ON }, SCHEDULED).voided).toEqual(SCHEDULED);
    expect(moved(inState("paused", { hold: "review" }), { to, by, on: ON }, SCHEDULED).voided).toEqual(
      SCHEDULED,
    );
  });

  test("a mandate that takes over takes them too; a pause leaves them waiting", () => {
    const replaced = moved(inState("active"), { to: "replaced", by: "system", on: ON }, SCHEDULED);
    expect(replaced).toMatchObject({ voided: [], moved: SCHEDULED });
    const paused = moved(inState("active"), { to: "paused", by: "customer", on: ON }, SCHEDULED);
    expect(paused).toMatchObject({ voided: [], moved: [] });
  });
});

describe("what came back", () => {
  const afterReturn = (mandate: Mandate, rail: "ach" | "nach" | "card", code: string) => {
    const outcome = takeReturn(mandate, returnPolicyOf(rail, code), ON, SCHEDULED);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value;
  };

  test.each<["ach" | "nach" | "card", string, MandateState, Mandate["hold"]]>([
    ["ach", "R01", "active", null],
    ["ach", "R02", "paused", "new_account"],
    ["ach", "R07", "revoked", null],
    ["ach", "R08", "paused", "new_consent"],
    ["ach", "R11", "paused", "correction"],
    ["ach", "R15", "paused", "stop_flag"],
    ["ach", "R97", "paused", "review"],
    ["nach", "21", "cancelled", null],
    ["nach", "98", "active", null],
    ["card", "expired", "paused", "new_method"],
  ])("%s %s leaves it %s (%s)", (rail, code, state, hold) => {
    expect(afterReturn(inState("active"), rail, code).mandate).toMatchObject({ state, hold });
  });

  test("R07 voids every scheduled draft", () => {
    expect(afterReturn(inState("active"), "ach", "R07").voided).toEqual(SCHEDULED);
  });

  test("a second return never makes it easier to wake", () => {
    const deceased = inState("paused", { hold: "stop_flag" });
    expect(afterReturn(deceased, "ach", "R11").mandate.hold).toBe("stop_flag");
    expect(afterReturn(inState("paused", { hold: "correction" }), "ach", "R03").mandate.hold).toBe(
      "new_account",
    );
  });

  test("it wakes when what it waits for has come true, and not by the customer's word", () => {
    const held = inState("paused", { hold: "new_account" });
    const wake: MandateMove = { to: "active", by: "staff", on: ON };
    expect(moveMandate(held, wake, [])).toMatchObject({ refusal: { reasons: ["new_account"] } });
    expect(moveMandate(held, { ...wake, met: "correction" }, []).ok).toBe(false);
    expect(moveMandate(held, { ...wake, by: "customer", met: "new_account" }, []).ok).toBe(false);
    expect(moved(held, { ...wake, met: "new_account" }).mandate).toMatchObject({
      state: "active",
      hold: null,
    });
    expect(moved(inState("paused"), { ...wake, by: "customer" }).mandate.state).toBe("active");
  });
});

const anyMove: fc.Arbitrary<MandateMove> = fc.record({
  to: fc.constantFrom(...MANDATE_STATES),
  by: fc.constantFrom<MandateActor>("staff", "customer", "system"),
  on: fc.constantFrom(ON, "2029-01-01"),
  met: fc.constantFrom(null, "correction", "new_account", "stop_flag" as const),
  reference: fc.constant("UMRN1"),
  failureCode: fc.constant("M031"),
});
const anyReturn = fc.constantFrom(
  ...(["ach", "nach", "card"] as const).flatMap((rail) =>
    Object.keys(RETURN_POLICIES[rail]).map((code) => returnPolicyOf(rail, code)),
  ),
);

test("no path leaves a final state, and drafts are voided once", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyMove, anyReturn), { maxLength: 40 }), (steps) => {
      let mandate = MANDATE;
      let left = SCHEDULED;
      for (const step of steps) {
        const outcome =
          "meaning" in step ? takeReturn(mandate, step, ON, left) : moveMandate(mandate, step, left);
        if (!outcome.ok) continue;
        const { mandate: next, voided, moved: gone } = outcome.value;
        if (isFinal(mandate.state)) expect(next).toEqual(mandate);
        else if (isFinal(next.state)) expect([...voided, ...gone]).toEqual(left);
        else expect([...voided, ...gone]).toEqual([]);
        if (isFinal(next.state)) left = [];
        mandate = next;
      }
    }),
  );
  expect(MANDATE_STATES.filter(isFinal)).toEqual(["failed", "expired", "revoked", "cancelled", "replaced"]);
});

test("from every state that is not final a mandate can be given up", () => {
  for (const state of MANDATE_STATES.filter((one) => !isFinal(one))) {
    expect(allowedMoves(state, "customer")).toContain("cancelled");
  }
});
