import { readFileSync } from "node:fs";
import path from "node:path";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { addDays, type CivilDate } from "~/office/domain/calendar-date";

import { planRetry, type Presentation, type RetryChoice, type RetryHistory } from "./plan-retry";
import { type ReturnRail, returnPolicyOf } from "./return-policy";
import { RETURN_POLICIES } from "./return-policy.table";

const REFERENCE = path.resolve("../shared/data/reference/ach-return-codes.json");
const AMOUNT = 25_000n;

const tried = (on: CivilDate, again: Presentation["again"], code: string | null): Presentation => ({
  on,
  at: new Date(`${on}T10:30:00Z`),
  amount: AMOUNT,
  again,
  code,
  returnedOn: code === null ? null : addDays(on, 2),
});

function history(rail: ReturnRail, first: [CivilDate, string], ...more: Presentation[]): RetryHistory {
  return { rail, presentations: [tried(first[0], "first", first[1]), ...more] };
}

const days = (...list: CivilDate[]): RetryChoice => ({ days: list });
const refusedFor = (reason: string) => ({
  ok: false,
  refusal: { code: "RETRY_FORBIDDEN", reasons: [reason] },
});

describe("▸ 7.a an unauthorised debit is never tried again by any path", () => {
  const anyChoice: fc.Arbitrary<RetryChoice> = fc.record({
    days: fc.constant(["2026-11-25", "2026-12-01"]),
    amount: fc.constantFrom(AMOUNT, 1n),
    corrected: fc.boolean(),
    newConsent: fc.boolean(),
    enquired: fc.boolean(),
    packLimit: fc.constantFrom(0, 9),
    nextCycleOn: fc.constantFrom(null, "2026-12-31"),
  });
  const achCode = fc.constantFrom(...Object.keys(RETURN_POLICIES.ach));

  test.each(["R05", "R07", "R10", "R29", "R51"])("%s, whatever else came back before or after", (code) => {
    fc.assert(
      fc.property(anyChoice, fc.array(achCode, { maxLength: 3 }), achCode, (choice, others, last) => {
        const rest = others.map((other) => tried("2026-11-10", "same", other));
        const before = history("ach", ["2026-11-02", code], ...rest);
        expect(planRetry(before, last, "2026-11-21", choice)).toEqual(refusedFor("never"));
        const now = history("ach", ["2026-11-02", last], ...rest);
        expect(planRetry(now, code, "2026-11-21", choice)).toEqual(refusedFor("never"));
      }),
    );
  });
});

describe("▸ 7.b insufficient funds: two more tries within 180 days of the first", () => {
  const first = history("ach", ["2026-01-05", "R01"]);
  const second = history("ach", ["2026-01-05", "R01"], tried("2026-02-05", "same", "R01"));
  const third = history(
    "ach",
    ["2026-01-05", "R01"],
    tried("2026-02-05", "same", "R09"),
    tried("2026-03-05", "same", "R01"),
  );

  test("tries 1 and 2 are planned on the first day offered, a third is refused", () => {
    expect(planRetry(first, "R01", "2026-01-08", days("2026-02-05", "2026-01-30", "2026-01-02"))).toEqual({
      ok: true,
      value: { again: "same", attempt: 1, on: "2026-01-30", amount: AMOUNT },
    });
    expect(planRetry(second, "R01", "2026-02-08", days("2026-03-05"))).toMatchObject({
      value: { attempt: 2, on: "2026-03-05" },
    });
    expect(planRetry(third, "R01", "2026-03-08", days("2026-04-05"))).toEqual(refusedFor("attempts_used"));
  });

  test("day 180 is allowed, day 181 is not", () => {
    expect(planRetry(first, "R01", "2026-06-01", days("2026-07-04")).ok).toBe(true);
    expect(planRetry(first, "R01", "2026-06-01", days("2026-07-05"))).toEqual(refusedFor("window_over"));
  });

  test("a fee may not hide in the amount", () => {
    const choice = { ...days("2026-02-05"), amount: AMOUNT + 2_500n };
    expect(planRetry(first, "R01", "2026-01-08", choice)).toEqual(refusedFor("amount_differs"));
  });

  test("without a day to come there is no plan", () => {
    expect(planRetry(first, "R01", "2026-01-08", days("2026-01-07"))).toEqual(refusedFor("no_day"));
  });
});

describe("what has to be put right first", () => {
  const r11 = history("ach", ["2026-05-01", "R11"]);
  const corrected = (on: CivilDate, amount = 20_000n) => ({ ...days(on), corrected: true, amount });

  test("R11: one corrected entry within 60 days of the return", () => {
    expect(planRetry(r11, "R11", "2026-05-10", days("2026-06-17"))).toEqual(refusedFor("not_corrected"));
    expect(planRetry(r11, "R11", "2026-05-10", corrected("2026-07-02"))).toEqual({
      ok: true,
      value: { again: "corrected", attempt: 1, on: "2026-07-02", amount: 20_000n },
    });
    expect(planRetry(r11, "R11", "2026-05-10", corrected("2026-07-03"))).toEqual(refusedFor("window_over"));
    const twice = history("ach", ["2026-05-01", "R11"], tried("2026-05-12", "corrected", "R11"));
    expect(planRetry(twice, "R11", "2026-05-20", corrected("2026-05-25"))).toEqual(
      refusedFor("attempts_used"),
    );
  });

  test.each(["R02", "R03", "R04", "R20"])("%s: never as it was, once with new account data", (code) => {
    const bad = history("ach", ["2026-05-01", code]);
    expect(planRetry(bad, code, "2026-05-10", days("2026-05-20"))).toEqual(refusedFor("not_corrected"));
    expect(planRetry(bad, code, "2026-05-10", corrected("2026-05-20", AMOUNT)).ok).toBe(true);
  });

  test("R08: only with a new consent", () => {
    const stopped = history("ach", ["2026-05-01", "R08"]);
    expect(planRetry(stopped, "R08", "2026-05-10", days("2026-05-20"))).toEqual(refusedFor("no_new_consent"));
    expect(planRetry(stopped, "R08", "2026-05-10", { ...days("2026-05-20"), newConsent: true }).ok).toBe(
      true,
    );
  });

  test("NACH 98 and time-outs: the same presentation is opened again, once the bank was asked", () => {
    for (const code of ["98", "59", "time_out"]) {
      const open = history("nach", ["2026-05-05", code]);
      expect(planRetry(open, code, "2026-05-07", days("2026-05-08"))).toEqual(refusedFor("not_enquired"));
      expect(planRetry(open, code, "2026-05-07", { days: [], enquired: true })).toMatchObject({
        value: { again: "reopen", on: "2026-05-07" },
      });
    }
  });
});

describe("NACH 04 and 05: as often as the pack allows, before the next cycle, the same amount", () => {
  const once = history("nach", ["2026-04-06", "04"]);
  const pack = (on: CivilDate): RetryChoice => ({ days: [on], packLimit: 2, nextCycleOn: "2026-05-05" });

  test("two tries of a pack of two, then none", () => {
    const twice = history("nach", ["2026-04-06", "04"], tried("2026-04-10", "same", "05"));
    const thrice = history(
      "nach",
      ["2026-04-06", "04"],
      tried("2026-04-10", "same", "04"),
      tried("2026-04-16", "same", "04"),
    );
    expect(planRetry(once, "4", "2026-04-08", pack("2026-04-10"))).toMatchObject({ value: { attempt: 1 } });
    expect(planRetry(twice, "05", "2026-04-14", pack("2026-04-16"))).toMatchObject({ value: { attempt: 2 } });
    expect(planRetry(thrice, "04", "2026-04-20", pack("2026-04-22"))).toEqual(refusedFor("attempts_used"));
  });

  test("not on or after the next cycle, not another amount, not without a limit", () => {
    expect(planRetry(once, "04", "2026-04-08", pack("2026-05-04")).ok).toBe(true);
    expect(planRetry(once, "04", "2026-04-08", pack("2026-05-05"))).toEqual(refusedFor("window_over"));
    const other = { ...pack("2026-04-10"), amount: AMOUNT - 1n };
    expect(planRetry(once, "04", "2026-04-08", other)).toEqual(refusedFor("amount_differs"));
    expect(planRetry(once, "04", "2026-04-08", days("2026-04-10"))).toEqual(refusedFor("attempts_used"));
  });
});

describe("cards", () => {
  const declined = (code: string) => history("card", ["2026-11-10", code]);

  test("a soft decline: three times in 14 days, an hour apart", () => {
    expect(
      planRetry(declined("insufficient_funds"), "insufficient_funds", "2026-11-10", days("2026-11-10")),
    ).toEqual({
      ok: true,
      value: {
        again: "same",
        attempt: 1,
        on: "2026-11-10",
        notBefore: new Date("2026-11-10T11:30:00Z"),
        amount: AMOUNT,
      },
    });
    const soft = (day: CivilDate) =>
      planRetry(declined("processing_error"), "processing_error", "2026-11-11", days(day));
    expect(soft("2026-11-24").ok).toBe(true);
    expect(soft("2026-11-25")).toEqual(refusedFor("window_over"));
    const four = history(
      "card",
      ["2026-11-10", "insufficient_funds"],
      ...["2026-11-12", "2026-11-14", "2026-11-16"].map((on) => tried(on, "same", "insufficient_funds")),
    );
    expect(planRetry(four, "insufficient_funds", "2026-11-17", days("2026-11-18"))).toEqual(
      refusedFor("attempts_used"),
    );
  });

  test.each(["expired", "lost_card", "stolen", "do_not_honour", "do_not_honor"])(
    "%s: a new card first",
    (code) => {
      expect(planRetry(declined(code), code, "2026-11-11", days("2026-11-12"))).toEqual(refusedFor("never"));
      expect(returnPolicyOf("card", code)).toMatchObject({ mandate: "new_method", countsAs: "none" });
    },
  );
});

describe("the tables", () => {
  test("every ACH return code of the reference is named as there", () => {
    const { return_codes } = JSON.parse(readFileSync(REFERENCE, "utf8")) as {
      return_codes: { code: string; reason: string }[];
    };
    const named = return_codes.map(({ code }) => ({ code, reason: returnPolicyOf("ach", code).meaning }));
    expect(named).toEqual(return_codes.map(({ code, reason }) => ({ code, reason })));
    expect(Object.keys(RETURN_POLICIES.ach)).toHaveLength(return_codes.length);
  });

  test.each<[ReturnRail, string[], string, string]>([
    ["ach", ["R01", "R09"], "keep", "overall"],
    ["ach", ["R02", "R03", "R04"], "stop", "administrative"],
    ["ach", ["R20"], "stop", "overall"],
    ["ach", ["R05", "R07", "R10", "R29", "R51"], "revoke", "unauthorised"],
    ["ach", ["R08"], "pause", "overall"],
    ["ach", ["R11"], "pause_until_corrected", "unauthorised"],
    ["ach", ["R14", "R15", "R16"], "stop_flag", "overall"],
    ["nach", ["04", "05"], "keep", "overall"],
    ["nach", ["01"], "stop", "administrative"],
    ["nach", ["06"], "pause", "administrative"],
    ["nach", ["21"], "re_register", "administrative"],
    ["nach", ["98", "technical", "time_out"], "keep", "technical"],
    ["card", ["insufficient_funds", "processing_error"], "keep", "none"],
  ])("%s %j: %s, counts as %s", (rail, codes, mandate, countsAs) => {
    for (const code of codes) expect(returnPolicyOf(rail, code)).toMatchObject({ mandate, countsAs });
  });

  test.each<[ReturnRail, string]>([
    ["ach", "R97"],
    ["nach", "77"],
    ["card", "new_code"],
    ["upi", "U30"],
    ["ach", "constructor"],
  ])("an unknown code, %s %s, is not tried again and becomes a task", (rail, code) => {
    expect(returnPolicyOf(rail, code)).toMatchObject({
      meaning: null,
      task: "unknown_code",
      mandate: "pause_for_review",
    });
    expect(planRetry(history(rail, ["2026-11-02", code]), code, "2026-11-10", days("2026-11-12"))).toEqual(
      refusedFor("never"),
    );
  });
});
