import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { parseAmount, splitMoney, toPlainAmount } from "./money";

describe("money", () => {
  it.each([
    ["1234.50", "USD", 123_450n],
    ["5", "JPY", 5n],
    ["1.005", "KWD", 1_005n],
    ["12.300", "USD", 1_230n],
    ["9999999999.99", "USD", 999_999_999_999n],
  ])("%s %s is read exactly", (text, currency, minor) => {
    expect(parseAmount(text, currency)).toEqual({ ok: true, value: { minor, currency } });
  });

  it.each([
    ["not_a_number", "AMOUNT_NOT_NUMBER"],
    ["1,2.3", "AMOUNT_NOT_NUMBER"],
    ["1e3", "AMOUNT_NOT_NUMBER"],
    ["NaN", "AMOUNT_NOT_NUMBER"],
    ["", "AMOUNT_NOT_NUMBER"],
    ["0", "AMOUNT_NOT_POSITIVE"],
    ["-5", "AMOUNT_NOT_POSITIVE"],
    ["12.345", "AMOUNT_PRECISION"],
    ["123456789012345", "AMOUNT_TOO_LARGE"],
  ])("%s is refused with %s, never rounded", (text, code) => {
    expect(parseAmount(text, "USD")).toMatchObject({ ok: false, refusal: { code } });
  });

  it("1,000.01 split 50/30/20 is 500.01, 300.00, 200.00; thirds of 1,000.00 put the cent first", () => {
    expect(splitMoney(100_001n, [50n, 30n, 20n])).toEqual([50_001n, 30_000n, 20_000n]);
    expect(splitMoney(100_000n, [1n, 1n, 1n])).toEqual([33_334n, 33_333n, 33_333n]);
  });

  test.prop([
    fc.bigInt({ min: 0n, max: 10n ** 15n }),
    fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 9 }),
  ])("a split sums to its total", (total, weights) => {
    fc.pre(weights.some((weight) => weight > 0n));
    expect(splitMoney(total, weights).reduce((a, b) => a + b, 0n)).toBe(total);
  });

  test.prop([fc.bigInt({ min: 1n, max: 999_999_999_999n }), fc.constantFrom("USD", "JPY", "KWD", "INR")])(
    "what is written is read back",
    (minor, currency) => {
      expect(parseAmount(toPlainAmount({ minor, currency }), currency)).toEqual({
        ok: true,
        value: { minor, currency },
      });
    },
  );
});
