import { expect, it } from "vitest";

import type { RetainedRecord } from "~/office/domain/retention/retain-until";

import { joinTraces, judgeErasure } from "./judge-erasure";

const TODAY = "2026-11-22";
const debt = (last: string | null): RetainedRecord => ({
  class: "collection", where: ["US"], desk: "collections", fiscalStartMonth: 1, clocks: { last_activity: last },
}); // prettier-ignore
const traces = (records: RetainedRecord[], open: Record<string, number> = {}) =>
  joinTraces([
    { accountIds: ["a1"], open, records },
    { accountIds: [], open: { mandates: 0 }, records: [] },
  ]);

it("a hold stands before everything else", () => {
  expect(judgeErasure(traces([debt("2020-01-01")], { accounts: 1 }), ["h1"], TODAY)).toEqual({
    kind: "held",
    holdIds: ["h1"],
  });
});

it("what is still worked is ended first", () => {
  expect(judgeErasure(traces([debt(null)], { accounts: 2 }), [], TODAY)).toEqual({
    kind: "open",
    open: { accounts: 2 },
  });
});

it("a running term keeps the person apart, with its rules and its day", () => {
  expect(judgeErasure(traces([debt("2026-03-10"), debt("2024-01-01")]), [], TODAY)).toEqual({
    kind: "restrict",
    until: "2029-03-10",
    rules: ["RET-01"],
  });
});

it("when every term is over the person is forgotten, and the rules are named", () => {
  expect(judgeErasure(traces([debt("2023-11-21")]), [], TODAY)).toEqual({ kind: "erase", rules: ["RET-01"] });
  expect(judgeErasure(traces([]), [], TODAY)).toEqual({ kind: "erase", rules: [] });
});
