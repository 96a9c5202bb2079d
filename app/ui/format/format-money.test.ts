import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { formatMoney } from "./format-money";

const shown = (minor: bigint, currency: string, locale: string) => formatMoney({ minor, currency }, locale);

describe("an amount of money on a screen", () => {
  it("is grouped as its locale groups", () => {
    expect(shown(123456700n, "USD", "en-US")).toBe("$1,234,567.00");
    expect(shown(123456700n, "INR", "en-IN")).toBe("₹12,34,567.00");
    expect(shown(123456700n, "INR", "en")).toBe("₹12,34,567.00");
  });

  it("has as many decimals as its currency", () => {
    expect(shown(1234567n, "JPY", "en-US")).toBe("¥1,234,567");
    expect(shown(1234567n, "KWD", "en-US")).toBe("KWD\u00a01,234.567");
    expect(shown(5n, "USD", "en-US")).toBe("$0.05");
  });

  it("is in brackets when negative", () => {
    expect(shown(-65000n, "USD", "en-US")).toBe("($650.00)");
    expect(formatMoney({ minor: -5n, currency: "USD" }, "en-US", "bare")).toBe("(0.05)");
  });

  it("keeps every digit of an amount no float can hold", () => {
    expect(shown(900719925474099312345n, "USD", "en-US")).toBe("$9,007,199,254,740,993,123.45");
  });

  test.prop([fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })])(
    "shows the digits it was given",
    (minor) => {
      const digits = formatMoney({ minor, currency: "USD" }, "en-US", "bare").replace(/\D/g, "");
      expect(BigInt(digits)).toBe(minor < 0n ? -minor : minor);
    },
  );
});
