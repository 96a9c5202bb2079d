import { expect, it } from "vitest";

import { type Cadence, nextSlot } from "./next-slot";

const at = (cadence: Partial<Cadence>, after: string, zone = "America/New_York") =>
  nextSlot(
    { frequency: "daily", weekday: null, monthDay: null, hour: 8, minute: 0, ...cadence },
    new Date(after),
    zone,
  ).toISOString();

it("eight in the morning stays eight in the morning when the clocks change", () => {
  expect(at({}, "2026-03-07T00:00:00Z")).toBe("2026-03-07T13:00:00.000Z");
  expect(at({}, "2026-03-08T00:00:00Z")).toBe("2026-03-08T12:00:00.000Z");
});

it("half past two on the night that has none runs at three", () => {
  expect(at({ hour: 2, minute: 30 }, "2026-03-08T05:00:00Z")).toBe("2026-03-08T07:00:00.000Z");
});

it("half past one on the night that has two runs once", () => {
  const first = at({ hour: 1, minute: 30 }, "2026-11-01T04:00:00Z");
  expect(first).toBe("2026-11-01T05:30:00.000Z");
  expect(at({ hour: 1, minute: 30 }, first)).toBe("2026-11-02T06:30:00.000Z");
});

it("the moment itself is over: the next run is a day, a week or a month on", () => {
  expect(at({}, "2026-11-20T13:00:00Z")).toBe("2026-11-21T13:00:00.000Z");
  expect(at({ frequency: "weekly", weekday: 1 }, "2026-11-21T00:00:00Z")).toBe("2026-11-23T13:00:00.000Z");
  expect(at({ frequency: "monthly", monthDay: 1 }, "2026-11-02T00:00:00Z")).toBe("2026-12-01T13:00:00.000Z");
});

it("the 31st of a shorter month is its last day", () => {
  expect(at({ frequency: "monthly", monthDay: 31 }, "2026-02-01T00:00:00Z", "Asia/Kolkata")).toBe(
    "2026-02-28T02:30:00.000Z",
  );
});
