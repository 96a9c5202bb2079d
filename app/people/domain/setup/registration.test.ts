import { expect, it } from "vitest";

import { firmIdKind, hasExpired, readFirmId, readRegion } from "./registration";

it.each([
  ["12-3456789", "ein", "12-3456789"],
  ["123456789", "ein", "12-3456789"],
  ["27aapfu0939f1zv", "gstin", "27AAPFU0939F1ZV"],
  [" HRB  12345 ", "company", "HRB 12345"],
] as const)("%s is kept as %s %s", (typed, kind, kept) => {
  expect(readFirmId(typed, kind)).toEqual({ ok: true, value: kept });
});

it.each([
  ["1-23456789", "ein", "EIN_FORMAT"],
  ["12-345678", "ein", "EIN_FORMAT"],
  ["27AAPFU0939F0ZV", "gstin", "GSTIN_FORMAT"],
  ["27AAPFU0939F1AV", "gstin", "GSTIN_FORMAT"],
] as const)("%s is no %s", (typed, kind, code) => {
  expect(readFirmId(typed, kind)).toMatchObject({ refusal: { fields: { firmId: code } } });
});

it("a country says what its firms' number is; a licence in the United States is for one of their states", () => {
  expect(["US", "IN", "DE"].map(firmIdKind)).toEqual(["ein", "gstin", "company"]);
  expect(readRegion("NY", "US")).toEqual({ ok: true, value: "NY" });
  expect(readRegion("New York", "US")).toMatchObject({ ok: false });
  expect(readRegion("Bayern", "DE")).toEqual({ ok: true, value: "Bayern" });
});

it("a licence holds on its last day", () => {
  expect(hasExpired({ expiresOn: "2026-11-22" }, "2026-11-22")).toBe(false);
  expect(hasExpired({ expiresOn: "2026-11-21" }, "2026-11-22")).toBe(true);
  expect(hasExpired({ expiresOn: null }, "2026-11-22")).toBe(false);
});
