import { describe, expect, it } from "vitest";

import { fc, test } from "@fast-check/vitest";

import { addDays } from "~/office/domain/calendar-date";

import { fingerprintOf, identifyLines, identityKey } from "./line-identity.server";
import { lineOf, type StatementLine } from "./statement";

const RULES = { bankAccountId: "ba_01", balanceReliable: false };

function credit(bookingDate: string, minor: bigint, more: Partial<StatementLine> = {}): StatementLine {
  return lineOf({ row: 1, bookingDate, side: "C", minor, currency: "INR", ...more });
}

/** Keys of the lines an import would add, the way a second file meets the first. */
function newKeys(known: Set<string>, lines: StatementLine[]): string[] {
  const keys = identifyLines(lines, RULES).map(identityKey);
  return keys.filter((key) => !known.has(key));
}

it("the specification's line has the specification's fingerprint", () => {
  const line = credit("2025-06-12", 888488n, {
    reference: "n123456789012345",
    narrative: "NEFT  CR A MEMBER LN-2025-000042 ",
  });
  expect(fingerprintOf(line, RULES)).toBe("7eb9ce30defe685ff6239b8c2846b0771ad8c360ac28e0bb8cb8be007ddad3c1");
});

describe("overlapping files", () => {
  const days = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => credit(addDays("2025-06-01", from + at - 1), 100n));

  it("the same file twice adds nothing (9.a)", () => {
    const first = days(1, 10);
    expect(newKeys(new Set(newKeys(new Set(), first)), first)).toEqual([]);
  });

  it("days 5 to 15 after days 1 to 10 add only days 11 to 15 (9.a)", () => {
    const known = new Set(newKeys(new Set(), days(1, 10)));
    expect(newKeys(known, days(5, 15))).toEqual(newKeys(new Set(), days(11, 15)));
  });

  it("two equal lines of a day both stay and a re-import adds none (9.b)", () => {
    const twins = [credit("2025-06-12", 50000n), credit("2025-06-12", 50000n)];
    const keys = newKeys(new Set(), twins);
    expect(new Set(keys).size).toBe(2);
    expect(newKeys(new Set(keys), twins)).toEqual([]);
    expect(newKeys(new Set(keys), [...twins, ...twins.slice(1)])).toHaveLength(1);
  });

  it("a reliable balance tells equal lines apart", () => {
    const [first, second] = [
      credit("2025-06-12", 1n, { balance: 1n }),
      credit("2025-06-12", 1n, { balance: 2n }),
    ];
    const rules = { ...RULES, balanceReliable: true };
    expect(fingerprintOf(first, rules)).not.toBe(fingerprintOf(second, rules));
    expect(fingerprintOf(first, RULES)).toBe(fingerprintOf(second, RULES));
  });
});

const anyLine = fc
  .record({
    day: fc.integer({ min: 0, max: 3 }),
    minor: fc.bigInt({ min: 1n, max: 3n }),
    text: fc.constantFrom("A", "B"),
  })
  .map(({ day, minor, text }) => credit(addDays("2025-06-01", day), minor, { narrative: text }));

test.prop([fc.array(anyLine, { maxLength: 30 })])("identities of one file are all different", (lines) => {
  expect(new Set(identifyLines(lines, RULES).map(identityKey)).size).toBe(lines.length);
});

test.prop([fc.array(anyLine, { maxLength: 30 }), fc.nat(30), fc.nat(30)])(
  "whole days imported in any two overlapping pieces are the file imported once",
  (unsorted, a, b) => {
    const lines = [...unsorted].sort((x, y) => (x.bookingDate < y.bookingDate ? -1 : 1));
    const from = addDays("2025-06-01", Math.min(a, b) % 4);
    const to = addDays("2025-06-01", Math.max(a, b) % 4);
    const known = new Set(
      newKeys(
        new Set(),
        lines.filter((line) => line.bookingDate <= to),
      ),
    );
    for (const key of newKeys(
      known,
      lines.filter((line) => line.bookingDate >= from),
    ))
      known.add(key);
    const gap = lines.filter((line) => line.bookingDate > to && line.bookingDate < from);
    expect(known.size).toBe(lines.length - gap.length);
  },
);
