import { describe, expect, it } from "vitest";

import { fc, test } from "@fast-check/vitest";

import { addDays } from "~/office/domain/calendar-date";

import { signedMinor, type StatementLine } from "../statement";
import { readMt940 } from "./read-mt940";

const CONTEXT = { currency: "EUR", dayFirst: true };

type Written = Pick<
  StatementLine,
  "bookingDate" | "valueDate" | "side" | "minor" | "reversal" | "narrative"
> & {
  reference: string | null;
  payerReference: string | null;
};

const swift = (date: string) => date.slice(2).replaceAll("-", "");
const comma = (minor: bigint) => minor.toString().padStart(3, "0").replace(/(..)$/, ",$1");

/** A message as a bank writes it; a reversal is marked by the side it takes back. */
function writeMt940(opening: bigint, lines: Written[]): string {
  const balance = (minor: bigint) =>
    `${minor < 0n ? "D" : "C"}250101EUR${comma(minor < 0n ? -minor : minor)}`;
  const closing = lines.reduce((sum, line) => sum + signedMinor(line), opening);
  const entries = lines.flatMap((line) => {
    const mark = line.reversal ? `R${line.side === "C" ? "D" : "C"}` : line.side;
    const dates = `${swift(line.valueDate)}${swift(line.bookingDate).slice(2)}`;
    const bank = line.reference ? `//${line.reference}` : "";
    return [
      `:61:${dates}${mark}${comma(line.minor)}NTRF${line.payerReference ?? "NONREF"}${bank}`,
      `:86:${line.narrative}`,
    ];
  });
  const head = [":20:REF", ":25:12345678/1020304050", ":28C:7/1", `:60F:${balance(opening)}`];
  return [...head, ...entries, `:62F:${balance(closing)}`, "-"].join("\r\n");
}

const word = fc.stringMatching(/^[A-Z0-9]{1,12}$/).filter((text) => text !== "NONREF");
const reference = fc.option(word);
const anyLine: fc.Arbitrary<Written> = fc
  .record({
    day: fc.integer({ min: 0, max: 800 }),
    lag: fc.integer({ min: -5, max: 5 }),
    side: fc.constantFrom("C" as const, "D" as const),
    minor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    reversal: fc.boolean(),
    reference,
    payerReference: reference,
    narrative: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" ")),
  })
  .map(({ day, lag, ...line }) => {
    const valueDate = addDays("2024-12-01", day);
    return { ...line, valueDate, bookingDate: addDays(valueDate, lag) };
  });

test.prop([fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.array(anyLine, { maxLength: 20 })])(
  "what is written as MT940 is read back",
  (opening, lines) => {
    const { statements, faults } = readMt940(writeMt940(opening, lines), CONTEXT);
    expect(faults).toEqual([]);
    const [statement] = statements;
    expect(statement?.opening?.minor).toBe(opening);
    const closing = lines.reduce((sum, line) => sum + signedMinor(line), opening);
    expect(statement?.closing?.minor).toBe(closing);
    expect(statement?.lines).toHaveLength(lines.length);
    lines.forEach((line, at) => expect(statement?.lines[at]).toMatchObject(line));
  },
);

describe("fields", () => {
  const entry = (text: string) => readMt940(`:20:X\n:25:1\n:60F:C250101EUR1,00\n${text}`, CONTEXT);

  it("RC takes money away and RD brings it back", () => {
    const { statements } = entry(":61:250102RC5,00NTRFNONREF\n:61:250102RD7,00NTRFNONREF");
    expect(statements[0]?.lines.map((line) => [signedMinor(line), line.reversal])).toEqual([
      [-500n, true],
      [700n, true],
    ]);
  });

  it("a line that cannot be read is a fault at its row, and its narrative goes nowhere", () => {
    const { statements, faults } = entry(":61:250102C1,00NTRFA\n:86:good\n:61:251399C5,00NTRFB\n:86:bad");
    expect(statements[0]?.lines.map(({ narrative }) => narrative)).toEqual(["good"]);
    expect(faults).toEqual([
      expect.objectContaining({ row: 6, column: "61", reason: "DATE_FORMAT", level: "error" }),
    ]);
  });

  it("February 30 is no booking date", () => {
    expect(entry(":61:250230C5,00NTRFNONREF").faults[0]?.reason).toBe("DATE_FORMAT");
  });

  it("MT942 states its own totals", () => {
    const report = readMt940(
      ":20:X\n:25:1\n:28C:1\n:34F:EUR0,\n:61:250102C5,00NTRFNONREF\n:90D:0EUR0,\n:90C:1EUR5,00\n-",
      CONTEXT,
    );
    expect(report.format).toBe("mt942");
    expect(report.statements[0]?.controls).toEqual({
      debits: { count: 0, minor: 0n },
      credits: { count: 1, minor: 500n },
    });
  });

  it("a SWIFT envelope is taken off", () => {
    const { statements } = readMt940(
      "{1:F01BANK}{2:O940}{4:\n:20:X\n:25:77\n:62F:C250101EUR1,00\n-}",
      CONTEXT,
    );
    expect(statements).toMatchObject([{ account: "77", closing: { minor: 100n } }]);
  });
});
