import { expect, test } from "vitest";

import { termsOf } from "./mandate-terms";
import { returnCodeOf } from "./provider-codes";
import { retryDays } from "./retry-days";

test("a bank debit is tried again on a pay-day that its notice still reaches", () => {
  expect(retryDays("ach", "2026-11-21", 10)).toEqual([
    "2026-12-01",
    "2026-12-15",
    "2027-01-01",
    "2027-01-15",
  ]);
  expect(retryDays("ach", "2026-11-25", 10)[0]).toBe("2026-12-15");
});

test("a pay-day on a weekend is the Monday after", () => {
  expect(retryDays("ach", "2026-10-20", 0)[0]).toBe("2026-11-02");
});

test("a card is tried again after three days, never within the hour", () => {
  expect(retryDays("card", "2026-11-23", 0)).toEqual(["2026-11-26"]);
});

test("the processor's words become the rail's codes; a word nobody knows is no code of any table", () => {
  expect(returnCodeOf("ach", "INSUFFICIENT_FUNDS")).toBe("R01");
  expect(returnCodeOf("ach", "debit_not_authorized")).toBe("R10");
  expect(returnCodeOf("ach", "something_new")).toBe("SOMETHING_NEW");
  expect(returnCodeOf("card", "EXPIRED_CARD")).toBe("expired_card");
});

test("a mandate on a bank account in the United States gives ten days' notice and lasts a year", () => {
  expect(termsOf("US", "ach", "2026-11-21")).toEqual({
    preNoticeDays: 10,
    startsOn: "2026-11-21",
    endsOn: "2027-11-21",
  });
  expect(termsOf("IN", "card", "2026-11-21").preNoticeDays).toBe(1);
  expect(termsOf("DE", "card", "2026-11-21").preNoticeDays).toBe(3);
});
