import { describe, expect, it } from "vitest";

import { addChunk, judgeFailed, mayRun } from "./close-step";

describe("a step's record", () => {
  it("adds up what its chunks did, and counts the errors it no longer keeps", () => {
    const errors = Array.from({ length: 40 }, (_, n) => ({ code: "X", item: `${n}` }));
    const chunk = { counts: { released: 2 }, sums: { amount: 5n }, errors, next: null };
    const empty = { counts: {}, sums: {}, errors: [] };
    const record = addChunk(addChunk(empty, "holds", chunk), "holds", chunk);
    expect(record.counts).toEqual({ released: 4, failed: 80 });
    expect(record.sums).toEqual({ amount: "10" });
    expect(record.errors).toHaveLength(50);
  });
});

describe("a step", () => {
  const steps = [
    { step: 1, state: "done" as const },
    { step: 2, state: "waived" as const },
    { step: 3, state: "pending" as const },
    { step: 4, state: "pending" as const },
  ];
  it("runs when all before it are done or waived, and not twice", () => {
    expect([1, 2, 3, 4, 5].map((step) => mayRun(steps, step))).toEqual([false, false, true, false, false]);
  });

  it("that did not fail is neither retried nor waived, and the advance of the date is never waived", () => {
    expect(judgeFailed({ step: 3, state: "done" }, "retry")).toMatchObject({
      refusal: { code: "STEP_NOT_FAILED" },
    });
    expect(judgeFailed({ step: 13, state: "failed" }, "retry").ok).toBe(true);
    expect(judgeFailed({ step: 13, state: "failed" }, "waive")).toMatchObject({
      refusal: { code: "STEP_NOT_WAIVABLE" },
    });
  });
});
