import { describe, expect, it } from "vitest";

import { fc, test } from "@fast-check/vitest";

import { cleanText } from "./clean-text";
import { readOfxAmount, readOfxDate } from "./ofx/read-ofx";
import { type NumberStyle, readBankAmount, sniffNumberStyle } from "./statement-amount";
import { nearestYear, readBankDate, sniffDateFormat } from "./statement-date";

const ENGLISH: NumberStyle = { decimal: ".", grouping: "," };
const GERMAN: NumberStyle = { decimal: ",", grouping: "." };

const read = (text: string, style = ENGLISH, currency = "INR") => {
  const amount = readBankAmount(text, currency, style);
  return amount.ok ? [amount.value.minor, amount.value.side] : amount.refusal.code;
};

describe("amounts", () => {
  it.each([
    ["1,23,456.78", 12345678n, null],
    ["₹ 5,000.00", 500000n, null],
    ["Rs. 99", 9900n, null],
    ["(250.00)", -25000n, null],
    ["-1,000", -100000n, null],
    ["1000-", -100000n, null],
    ["12,50,000.00 Dr", 125000000n, "D"],
    ["500.00CR", 50000n, "C"],
    ["Cr 500", 50000n, "C"],
    ["0.00", 0n, null],
    ["INR 12.5", 1250n, null],
  ] as const)("%s is read", (text, minor, side) => {
    expect(read(text)).toEqual([minor, side]);
  });

  it.each([
    "",
    "-",
    "NIL",
    "abc",
    "1.2.3",
    "12,34,5x",
    "12,34,5",
    "1,2345",
    "12..34",
    "1e5",
    ",",
    "1 000",
    "--5",
  ])("%s is no amount, and never zero", (text) => {
    expect(read(text)).toBe("AMOUNT_NOT_NUMBER");
  });

  it("1.234,56 is read by its own style and refused by the other", () => {
    expect(read("1.234,56", GERMAN)).toEqual([123456n, null]);
    expect(read("1.234,56")).toBe("AMOUNT_NOT_NUMBER");
  });

  it("a part of a minor unit, another currency and more than a bigint are refused", () => {
    expect(read("1.005")).toBe("AMOUNT_PRECISION");
    expect(read("1.50", ENGLISH, "JPY")).toBe("AMOUNT_PRECISION");
    expect(read("USD 5")).toBe("CURRENCY_MIX");
    expect(read("99999999999999999999")).toBe("AMOUNT_TOO_LARGE");
  });

  it.each([
    ["-1006,60", -100660n],
    ["-1.006,60", -100660n],
    ["-1,006.60", -100660n],
    ["+1,006.60", 100660n],
    [" +1 006,60 ", 100660n],
  ])("OFX %s", (text, minor) => {
    expect(readOfxAmount(text, "EUR")).toMatchObject({ ok: true, value: { minor } });
  });

  it("the style of a file is told from its values", () => {
    expect(sniffNumberStyle(["100", "1.234,56"])).toEqual(GERMAN);
    expect(sniffNumberStyle(["1,234", "12,34,567.00"])).toEqual(ENGLISH);
    expect(sniffNumberStyle(["1 234,50"])).toEqual({ decimal: ",", grouping: " " });
  });

  test.prop([fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.constantFrom(ENGLISH, GERMAN)])(
    "what is written in a style is read back",
    (minor, style) => {
      const digits = (minor < 0n ? -minor : minor).toString().padStart(3, "0");
      const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, style.grouping);
      const text = `${minor < 0n ? "-" : ""}${whole}${style.decimal}${digits.slice(-2)}`;
      expect(read(text, style)).toEqual([minor, null]);
    },
  );
});

describe("dates", () => {
  it.each([
    "",
    "Opening Balance",
    "31/02/2026",
    "32/01/2026",
    "13/13/2026",
    "Page 1 of 3",
    "12345",
    "0/1/26",
  ])("%s is no date, and never today (9.c)", (text) => {
    expect(readBankDate(text, "DD/MM/YYYY")).toBeNull();
  });

  it.each([
    ["01-Apr-2026 10:22 PM", "DD-MMM-YYYY", "2026-04-01"],
    ["05 Aug 2026", "DD-MMM-YYYY", "2026-08-05"],
    ["29/02/2028", "DD/MM/YYYY", "2028-02-29"],
    ["12/01/98", "DD/MM/YYYY", "1998-01-12"],
    ["12/15/2018", "MM/DD/YYYY", "2018-12-15"],
    ["20260401", "YYYYMMDD", "2026-04-01"],
    ["2026-04-01T10:00:00+05:30", "DD/MM/YYYY", "2026-04-01"],
  ] as const)("%s", (text, format, date) => {
    expect(readBankDate(text, format)).toBe(date);
  });

  it("day and month are told from the values, and what they leave open is said", () => {
    expect(sniffDateFormat(["01/02/2026", "13/02/2026"], false)).toEqual({
      format: "DD/MM/YYYY",
      open: false,
    });
    expect(sniffDateFormat(["01/02/2026"], false)).toEqual({ format: "MM/DD/YYYY", open: true });
  });

  it("an entry of January for a value of December is in the next year", () => {
    expect(nearestYear("0102", "2025-12-31")).toBe("2026-01-02");
    expect(nearestYear("1231", "2026-01-02")).toBe("2025-12-31");
  });

  it("OFX dates are the bank's day, and nothing else", () => {
    expect(readOfxDate("20090401122017.000[-5:EST]")).toBe("2009-04-01");
    expect(readOfxDate("20120231")).toBeNull();
    expect(readOfxDate("201120000000")).toBeNull();
  });
});

describe("text", () => {
  it.each([
    ["a\u0000b\u202ec\n d", "a b c d"],
    ["<b>Paid</b> <script>alert(1)</script>", "Paid alert(1)"],
    ["<scr<b>ipt>x", "ipt>x"],
    ["5 < 7 & 3", "5 < 7 & 3"],
  ])("%j loses control characters and markup", (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});
