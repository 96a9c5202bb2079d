import { expect, it } from "vitest";

import { isSilent } from "./webhook-silence";

it("six quiet hours count on a working day only, and only where there was news before", () => {
  const friday = new Date("2026-11-20T18:00:00Z");
  const before = (hours: number, at: Date) => new Date(at.getTime() - hours * 3_600_000);
  expect(isSilent(before(7, friday), friday, "UTC")).toBe(true);
  expect(isSilent(before(6, friday), friday, "UTC")).toBe(false);
  const saturday = new Date("2026-11-21T18:00:00Z");
  expect(isSilent(before(7, saturday), saturday, "UTC")).toBe(false);
  expect(isSilent(null, friday, "UTC")).toBe(false);
});
