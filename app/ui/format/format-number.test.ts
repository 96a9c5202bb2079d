import { expect, it } from "vitest";

import { formatCount, formatPercent } from "./format-number";

it("a count past its cap says there are more", () => {
  expect(formatCount(1000, "en-US", 1000)).toBe("1,000");
  expect(formatCount(1001, "en-US", 1000)).toBe("1,000+");
  expect(formatCount(1234567, "en-IN")).toBe("12,34,567");
});

it("a share of nothing is a dash, not zero", () => {
  expect(formatPercent(null, "en-US")).toBe("—");
  expect(formatPercent(0 / 0, "en-US")).toBe("—");
  expect(formatPercent(0.1045, "en-US", 2)).toBe("10.45%");
});
