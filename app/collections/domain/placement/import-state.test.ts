import { describe, expect, it } from "vitest";

import { NO_COUNTERS } from "./import-progress";
import { importPace, importWordOf } from "./import-state";

describe("where an import stands", () => {
  it("a checked file that nobody approved waits", () => {
    expect(importWordOf({ status: "processing", stage: "ready" })).toBe("waiting");
    expect(importWordOf({ status: "pending", stage: "stored" })).toBe("stored");
    expect(importWordOf({ status: "completed", stage: "done" })).toBe("completed");
  });

  const now = new Date("2026-11-21T12:00:10Z");
  const since = new Date("2026-11-21T12:00:00Z");

  it("a check counts rows without knowing how many there are", () => {
    const counters = { ...NO_COUNTERS, processed: 2000, checkpoint: 2001 };
    expect(importPace(counters, { loading: false, since, now })).toEqual({
      done: 2000,
      total: null,
      perSecond: 200,
    });
  });

  it("a load has gone as far as its checkpoint, and never past the total", () => {
    const counters = { ...NO_COUNTERS, total: 45, processed: 45, checkpoint: 33 };
    expect(importPace(counters, { loading: true, since, now })).toEqual({
      done: 32,
      total: 45,
      perSecond: 3.2,
    });
    expect(importPace({ ...counters, checkpoint: 60 }, { loading: true, since: null, now }).done).toBe(45);
  });
});
