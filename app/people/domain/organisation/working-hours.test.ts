import { expect, it } from "vitest";

import { isWorking, readHours, usualHours } from "./working-hours";

const NONE = new Set<string>();
const friday = (clock: string) => new Date(`2026-11-20T${clock}:00Z`);

it("a department works in its hours on the firm's own clock", () => {
  const hours = usualHours("US");
  expect(isWorking(friday("09:00"), "UTC", hours, NONE)).toBe(true);
  expect(isWorking(friday("08:59"), "UTC", hours, NONE)).toBe(false);
  expect(isWorking(friday("19:00"), "UTC", hours, NONE)).toBe(false);
  expect(isWorking(friday("03:30"), "Asia/Kolkata", hours, NONE)).toBe(true);
});

it("not on a day off, and on Saturdays where that is usual", () => {
  const saturday = new Date("2026-11-21T12:00:00Z");
  expect(isWorking(saturday, "UTC", usualHours("US"), NONE)).toBe(false);
  expect(isWorking(saturday, "UTC", usualHours("IN"), NONE)).toBe(true);
  expect(isWorking(saturday, "UTC", usualHours("IN"), new Set(["2026-11-21"]))).toBe(false);
});

it("hours are typed a line a day; nothing typed are the usual ones; what cannot be read names its day", () => {
  expect(readHours(["08:00-12:30", "", "22:00 – 24:00"])).toMatchObject({
    value: [["08:00", "12:30"], null, ["22:00", "24:00"], null, null, null, null],
  });
  expect(readHours(["", ""])).toEqual({ ok: true, value: null });
  for (const line of ["9-17", "17:00-09:00", "09:00", "09:00-10:00-11:00", "24:00-25:00"])
    expect(readHours(["", line])).toMatchObject({ refusal: { fields: { hours1: "HOURS_FORMAT" } } });
});
