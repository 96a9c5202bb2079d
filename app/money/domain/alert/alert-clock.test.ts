import { expect, it } from "vitest";

import { alertClock } from "./alert-clock";

const at = (hour: string, zone = "UTC", businessDate = "2026-11-18") =>
  alertClock(new Date(`2026-11-19T${hour}:00Z`), zone, businessDate, 6);

it("a close is late from six in the morning of the firm's own day", () => {
  expect(at("05:59").closeLate).toBe(false);
  expect(at("06:00").closeLate).toBe(true);
  expect(at("06:00", "UTC", "2026-11-19").closeLate).toBe(false);
  expect(at("00:29", "Asia/Kolkata").closeLate).toBe(false);
  expect(at("00:30", "Asia/Kolkata").closeLate).toBe(true);
  expect(at("00:01", "UTC", "2026-11-17").closeLate).toBe(true);
});

it("yesterday's seal is due from eleven, the day before's all morning", () => {
  expect(at("10:59").sealDue).toBe("2026-11-17");
  expect(at("11:00").sealDue).toBe("2026-11-18");
});

it("a payout is late after three bank days, over a weekend too", () => {
  expect(at("12:00").arrivedBefore).toBe("2026-11-16");
  expect(alertClock(new Date("2026-11-23T12:00:00Z"), "UTC", "2026-11-23", 6).arrivedBefore).toBe(
    "2026-11-18",
  );
});
