import { expect, it } from "vitest";

import { formatCivilDate, formatDistance, formatInstant } from "./format-date";

it("a civil date is the same day in every zone", () => {
  expect(formatCivilDate("2026-11-21", "en-US")).toBe("Nov 21, 2026");
  expect(formatCivilDate("2026-11-21", "en-IN")).toBe("21 Nov 2026");
});

it("an instant is shown on the clock of the firm", () => {
  const instant = "2026-11-21T23:30:00.000Z";
  expect(formatInstant(instant, "en-GB", "Asia/Kolkata", "minute")).toBe("22 Nov 2026, 05:00");
  expect(formatInstant(instant, "en-GB", "America/New_York", "minute")).toBe("21 Nov 2026, 18:30");
});

it("a distance is told in the largest whole unit", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  expect(formatDistance(now, now - 3 * 86_400_000, "en")).toBe("3 days ago");
  expect(formatDistance(now, now + 7_300_000, "en")).toBe("in 2 hours");
  expect(formatDistance(now, now - 20_000, "en")).toBe("20 seconds ago");
});
