import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { compilePattern } from "./linear-pattern";

const found = (pattern: string, text: string): boolean => {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) throw new Error(compiled.refusal.code);
  return compiled.value(text);
};

const READABLE = [
  "acme", "^acme$", "a.c", "a|bc|d", "(a|b)c", "a*b", "a+b?c", "(ab)+$", "[a-c]x", "[^0-9]z", "\\d{3}", "x{2,4}y", "\\bpay\\b", "(a*)*b",
  "(?:ab|a)(?:bc|c)", "\\.", "[\\d-]+", "a{2,}", "()b", "(^a|b$)",
]; // prettier-ignore

describe("a pattern in linear time", () => {
  test.prop([fc.constantFrom(...READABLE), fc.string({ unit: fc.constantFrom(..."abcdxyz.019 -pay") })])(
    "finds what the language's own engine finds",
    (pattern, text) => {
      expect(found(pattern, text)).toBe(new RegExp(pattern, "i").test(text));
    },
  );

  it.each([
    ["a look-around", "(?=a)b"],
    ["a back-reference", "(a)\\1"],
    ["a named group", "(?<x>a)"],
    ["a repeated repetition", "a**"],
    ["an open bracket", "[ab"],
    ["an open group", "(ab"],
    ["a lone star", "*a"],
    ["more than 200 characters", "a".repeat(201)],
    ["nothing", ""],
    ["repetitions of repetitions", "((a{50}){50}){50}"],
    ["a count above fifty", "a{51}"],
  ])("%s is refused", (_what, pattern) => {
    expect(compilePattern(pattern)).toMatchObject({ refusal: { code: "PATTERN_UNREADABLE" } });
  });

  it("a pattern that would run for years elsewhere answers at once", () => {
    const start = performance.now();
    for (const pattern of ["(a*)*$x", "(a|aa)+$x", "(.*)*(.*)*(.*)*x", "(a|a)*b"])
      expect(found(pattern, "a".repeat(1_500))).toBe(false);
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});
