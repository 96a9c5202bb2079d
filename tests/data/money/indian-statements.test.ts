import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { railOf } from "~/money/domain/statement/payment-rail";
import { readBankAmount } from "~/money/domain/statement/statement-amount";
import { DATE_FORMATS, readBankDate } from "~/money/domain/statement/statement-date";

import { STATEMENTS } from "../../support/sample-statements/statement-manifest";

interface ParsingRules {
  parse_amount: [string, string][];
  invalid_amounts: string[];
  parse_date: [string, string][];
  invalid_dates: string[];
  infer_mode: [string, string][];
}

const rules = JSON.parse(
  readFileSync(path.join(STATEMENTS, "india-parsing-rules.json"), "utf8"),
) as ParsingRules;

const amountOf = (text: string) => readBankAmount(text, "INR", { decimal: ".", grouping: "," });

/** The rules' words for what we name after the rail. */
const RAILS: Record<string, string | null> = { ach: "nach", other: null };

describe("amounts", () => {
  it.each(rules.parse_amount)("%s", (text, expected) => {
    const [number = "", side = null] = expected.split(" side=");
    const minor = BigInt(Math.round(Number(number) * 100));
    expect(amountOf(text)).toEqual({
      ok: true,
      value: { minor, side: side && side.charAt(0).toUpperCase() },
    });
  });

  it.each(rules.invalid_amounts)("%j is none", (text) => {
    expect(amountOf(text).ok).toBe(false);
  });
});

describe("dates", () => {
  it.each(rules.parse_date)("%s", (text, expected) => {
    const format = /[a-z]/i.test(text.slice(0, 8)) ? "DD-MMM-YYYY" : "DD/MM/YYYY";
    expect(readBankDate(text, format)).toBe(expected);
  });

  it.each(rules.invalid_dates)("%j is none in any format", (text) => {
    expect(DATE_FORMATS.map((format) => readBankDate(text, format)).filter(Boolean)).toEqual([]);
  });
});

describe("rails", () => {
  it.each(rules.infer_mode)("%s", (narrative, mode) => {
    const word = mode.toLowerCase();
    expect(railOf(narrative)).toBe(word in RAILS ? RAILS[word] : word);
  });
});
