import { describe, expect, it } from "vitest";

import { isOddForRail, normaliseReference, railOf, readUtrPattern, utrOf } from "./payment-rail";

describe("references", () => {
  it("the same reference with other separators and case collides (6.a)", () => {
    expect(normaliseReference("hdfc n52025 0612")).toBe(normaliseReference("HDFCN520250612"));
  });

  it("no reference and an empty one are both none, never '' (6.b)", () => {
    expect([null, "", " - ", "//"].map(normaliseReference)).toEqual([null, null, null, null]);
  });

  it("wide and composed forms are one", () => {
    expect(normaliseReference("ＵＴＲ１２３")).toBe("UTR123");
  });

  it("a number that is not of its rail's form is odd, and other rails know no form", () => {
    expect(isOddForRail("neft", "SBIN426091234567")).toBe(false);
    expect(isOddForRail("rtgs", "HDFCR52026040100012345")).toBe(false);
    expect(isOddForRail("upi", "41234567890")).toBe(true);
    expect(isOddForRail("cash", "whatever")).toBe(false);
  });
});

it.each([
  ["UPI-BHARAT TRADERS-bharat@okhdfc-HDFC0000123-412345678901-UPI", "upi", "412345678901"],
  ["NEFT CR-HDFC0000123-BHARAT-SBIN426091234567", "neft", "SBIN426091234567"],
  ["NEFT-HDFCN52026040112345678-BHARAT", "neft", "HDFCN52026040112345678"],
  ["RTGS-HDFCR52026040100012345-BHARAT-", "rtgs", "HDFCR52026040100012345"],
  ["CHQ DEP 000123 - MUMBAI CLG", "cheque", null],
  ["INTEREST CREDIT", null, null],
])("%s", (narrative, rail, utr) => {
  expect(railOf(narrative)).toBe(rail);
  expect(utrOf(narrative, null)).toBe(utr);
});

describe("a profile's own pattern", () => {
  it("is used before the rail's", () => {
    expect(utrOf("UPI ref AB-77 412345678901", readUtrPattern("REF ([A-Z]{2}-\\d{2})"))).toBe("AB77");
  });

  it.each(["(a+)+$", "(?=x)y", "(a)\\1", "a*b*", "x{3,}y+", "a{1,5000}", "[", "a".repeat(201)])(
    "%s could run long or is none",
    (pattern) => {
      expect(readUtrPattern(pattern)).toBeNull();
    },
  );
});
