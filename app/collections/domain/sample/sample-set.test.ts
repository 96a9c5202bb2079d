import { expect, it } from "vitest";

import { sampleSet } from "./sample-set";

const TODAY = "2026-11-23";

it("the set is 60 accounts and 4 collectors, the same every time", () => {
  const set = sampleSet(TODAY, "USD");
  expect(set.accounts).toHaveLength(60);
  expect(set.collectors).toHaveLength(4);
  expect(new Set(set.accounts.map(({ externalRef }) => externalRef)).size).toBe(60);
  expect(new Set(set.accounts.map(({ debtor }) => debtor)).size).toBe(set.debtors.length);
  expect(sampleSet(TODAY, "USD")).toEqual(set);
});

it("nobody real can be reached: addresses and numbers are those kept for examples", () => {
  const { debtors } = sampleSet(TODAY, "USD");
  expect(debtors.every(({ email }) => email.endsWith("@example.com"))).toBe(true);
  expect(debtors.every(({ phone }) => /^\+120255501\d\d$/.test(phone ?? ""))).toBe(true);
  expect(sampleSet(TODAY, "INR").debtors.every(({ phone }) => phone === null)).toBe(true);
});

it("an account is worked by somebody exactly while it is open and not new, and nothing lies in the future", () => {
  for (const account of sampleSet(TODAY, "JPY").accounts) {
    expect(account.collector === null).toBe(account.status === "NEW" || account.status === "CLOSED");
    expect(account.principal > 0n).toBe(true);
    expect([account.openDate, account.dueDate].every((day) => day < TODAY)).toBe(true);
    expect(account.spokeAgo === null || account.triedAgo !== null).toBe(true);
  }
});
