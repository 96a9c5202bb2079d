import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { fromStripeAmount, toStripeAmount } from "~/ports/payments/stripe-amount";

const CURRENCIES = ["USD", "EUR", "INR", "JPY", "KRW", "XAF", "ISK", "UGX", "MGA", "BHD", "KWD", "TND"];

describe("amounts in Stripe's units", () => {
  it.each([
    ["USD", 12_345n, 12_345, "two decimals as they are"],
    ["JPY", 500n, 500, "no decimals as they are"],
    ["ISK", 5n, 500, "the króna has no subunit but Stripe keeps two zeros"],
    ["UGX", 5n, 500, "the shilling has no subunit but Stripe keeps two zeros"],
    ["MGA", 12_300n, 123, "ISO gives the ariary two decimals, Stripe none"],
    ["KWD", 5_120n, 5_120, "three decimals, the last one zero"],
  ])("%s %s becomes %s: %s", (currency, minor, amount) => {
    expect(toStripeAmount({ minor, currency })).toEqual({ ok: true, amount });
    expect(fromStripeAmount(amount, currency.toLowerCase())).toEqual({ minor, currency });
  });

  it.each([
    ["KWD", 5_124n, "the card networks would round the last fils"],
    ["MGA", 12_345n, "Stripe knows no part of an ariary"],
  ])("%s %s is refused rather than changed: %s", (currency, minor) => {
    expect(toStripeAmount({ minor, currency })).toEqual({ ok: false, code: "AMOUNT_PRECISION" });
  });

  it("an amount beyond exact numbers is refused", () => {
    const minor = BigInt(Number.MAX_SAFE_INTEGER) + 1n;
    expect(toStripeAmount({ minor, currency: "USD" })).toEqual({ ok: false, code: "AMOUNT_TOO_LARGE" });
  });

  it("a fee with a fraction of a króna is rounded half up", () => {
    expect(fromStripeAmount(249, "isk").minor).toBe(2n);
    expect(fromStripeAmount(250, "isk").minor).toBe(3n);
    expect(fromStripeAmount(-250, "isk").minor).toBe(-3n);
  });

  test.prop([fc.constantFrom(...CURRENCIES), fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })])(
    "whatever Stripe is asked to charge is what we read back",
    (currency, minor) => {
      const charged = toStripeAmount({ minor, currency });
      if (charged.ok) expect(fromStripeAmount(charged.amount, currency)).toEqual({ minor, currency });
    },
  );
});
