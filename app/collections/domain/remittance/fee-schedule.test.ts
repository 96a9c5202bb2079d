import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { ageOf, bandFor, checkSchedule, type FeeBand, feeOf, type FeeSchedule, isRate } from "./fee-schedule";

const band = (upToDays: number | null, rate: string, more: Partial<FeeBand> = {}): FeeBand => ({
  source: "paid_us",
  upToDays,
  rate,
  minimum: "0",
  flat: "0",
  ...more,
});
const bands = [band(180, "18"), band(365, "25"), band(730, "35"), band(null, "45")];
const schedule: FeeSchedule = { basis: "delinquency", bands, tax: null };
const fee = (age: number) => feeOf({ ...bandFor(schedule, "paid_us", age)!, tax: null }, 123_345n).fee;

describe("the agency's fee", () => {
  it("2.3 bands by age: 120 days 222.02, 300 days 308.36, 731 days 555.05", () => {
    expect([fee(120), fee(300), fee(731)]).toEqual([22_202n, 30_836n, 55_505n]);
    expect([fee(180), fee(181)]).toEqual([22_202n, 30_836n]);
  });

  it("bands that leave a gap, overlap or end are refused", () => {
    expect(checkSchedule(schedule).ok).toBe(true);
    expect(checkSchedule({ ...schedule, bands: [band(180, "18")] })).toMatchObject({
      refusal: { code: "BANDS_OPEN" },
    });
    expect(
      checkSchedule({ ...schedule, bands: [band(365, "1"), band(180, "2"), band(null, "3")] }),
    ).toMatchObject({
      refusal: { code: "BANDS_ORDER" },
    });
    expect(checkSchedule({ ...schedule, bands: [] }).ok).toBe(true);
  });

  it("a minimum and a flat part count, and never more than there is", () => {
    const terms = { ...band(null, "10", { minimum: "500", flat: "100" }), tax: null };
    expect(feeOf(terms, 10_000n).fee).toBe(1_100n);
    expect(feeOf(terms, 2_000n).fee).toBe(600n);
    expect(feeOf(terms, 400n).fee).toBe(400n);
    expect(feeOf(terms, 0n)).toEqual({ fee: 0n, tax: 0n });
  });

  it("tax is counted on the fee: 25 % of 10,000.00 and 18 % on it", () => {
    expect(feeOf({ ...band(null, "25"), tax: { code: "GST18", rate: "18" } }, 1_000_000n)).toEqual({
      fee: 250_000n,
      tax: 45_000n,
    });
  });

  it("age counts from the delinquency date, or from the placement where there is none", () => {
    const debt = { delinquencyDate: "2026-01-01", placedOn: "2026-03-01" };
    expect(ageOf("delinquency", debt, "2026-03-02")).toBe(60);
    expect(ageOf("placement", debt, "2026-03-02")).toBe(1);
    expect(ageOf("delinquency", { ...debt, delinquencyDate: null }, "2026-02-01")).toBe(0);
  });

  test.prop([
    fc.bigInt({ min: 1n, max: 10n ** 11n }),
    fc.integer({ min: 0, max: 100_000_000 }),
    fc.bigInt({ min: 0n, max: 10n ** 6n }),
  ])("fee and tax never take more than the amount", (amount, units, minimum) => {
    const rate = `${Math.floor(units / 1_000_000)}.${String(units % 1_000_000).padStart(6, "0")}`;
    expect(isRate(rate)).toBe(true);
    const parts = feeOf(
      { rate, minimum: minimum.toString(), flat: "7", tax: { code: "T", rate: "18" } },
      amount,
    );
    expect(parts.fee >= 0n && parts.tax >= 0n && parts.fee + parts.tax <= amount).toBe(true);
  });
});
