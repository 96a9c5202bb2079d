import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { AchDebit } from "./ach-debit";
import { readNachaFile, readSoundNachaFile } from "./read-nacha-file";
import { routingCheckDigit } from "./routing-number";
import { type DebitFile, type DebitFileOrder, writeDebitFile } from "./write-debit-file";

const ORDER: Omit<DebitFileOrder, "debits"> = {
  originator: {
    destination: "231380104",
    destinationName: "Federal Reserve Bank",
    originId: "121042882",
    originName: "Quittance Test",
    odfi: "121042882",
    companyName: "Harbor Recovery",
    companyId: "1210428821",
  },
  createdOn: "2026-11-23",
  createdAt: "0905",
  idModifier: "A",
  firstSequence: 1,
  firstBatch: 1,
};

const DEBIT: AchDebit = {
  reference: "PAY-000001",
  holderName: "Zoë Núñez",
  routing: "231380104",
  account: "744-5678-99",
  accountKind: "checking",
  amount: { minor: 12_550n, currency: "USD" },
  entryClass: "PPD",
  description: "PLAN PYMT",
  effectiveOn: "2026-11-24",
};

function written(order: DebitFileOrder): DebitFile {
  const file = writeDebitFile(order);
  if (!file.ok)
    throw new Error(JSON.stringify(file.refusal, (_, v: unknown) => (typeof v === "bigint" ? `${v}` : v)));
  return file.value;
}

test("one debit is a file of ten lines of 94 columns", () => {
  const { text, traces } = written({ ...ORDER, debits: [DEBIT] });
  expect(text.split("\n").slice(0, 5)).toEqual([
    "101 231380104 1210428822611230905A094101Federal Reserve Bank   Quittance Test                 ",
    "5225Harbor Recovery                     1210428821PPDPLAN PYMT       261124   1121042880000001",
    "627231380104744-5678-99      0000012550PAY-000001     Zoe Nunez               0121042880000001",
    "82250000010023138010000000012550000000000000" + "1210428821" + " ".repeat(25) + "121042880000001",
    "9000001000001000000010023138010000000012550000000000000" + " ".repeat(39),
  ]);
  expect(text.split("\n").slice(5)).toEqual([...Array<string>(5).fill("9".repeat(94)), ""]);
  expect(traces).toEqual([{ reference: "PAY-000001", trace: "121042880000001" }]);
});

test("a debit for today names its window; one presented again says so in a batch of its own", () => {
  const today: AchDebit = { ...DEBIT, effectiveOn: "2026-11-23", sameDay: "1300" };
  const retry: AchDebit = { ...DEBIT, reference: "PAY-000002", again: true };
  const file = readNachaFile(written({ ...ORDER, debits: [today, retry] }).text);
  expect(file.batches.map(({ header }) => [header!.descriptiveDate, header!.entryDescription])).toEqual([
    ["SD1300", "PLAN PYMT"],
    ["", "RETRY PYMT"],
  ]);
});

test("a web debit says whether it is one of a series", () => {
  const web: AchDebit = { ...DEBIT, entryClass: "WEB" };
  const file = readNachaFile(written({ ...ORDER, debits: [web, { ...web, recurring: true }] }).text);
  expect(file.batches[0]!.entries.map((entry) => entry.discretionary)).toEqual(["S", "R"]);
});

describe("a debit that the bank would refuse is named and nothing is written", () => {
  const cases: [string, Partial<AchDebit>, string, string][] = [
    ["a routing number with a wrong check digit", { routing: "231380105" }, "routing", "CHECK_DIGIT"],
    ["an account of 18 characters", { account: "123456789012345678" }, "account", "SHAPE"],
    ["no account", { account: "" }, "account", "SHAPE"],
    ["rupees", { amount: { minor: 100n, currency: "INR" } }, "amount", "CURRENCY_MIX"],
    ["nothing to draw", { amount: { minor: 0n, currency: "USD" } }, "amount", "AMOUNT"],
    ["more than ten digits", { amount: { minor: 10_000_000_000n, currency: "USD" } }, "amount", "AMOUNT"],
    ["a day that is past", { effectiveOn: "2026-11-22" }, "effectiveOn", "DATE"],
    ["same day, but tomorrow", { sameDay: "1300" }, "effectiveOn", "DATE"],
    ["a name that cannot be printed", { holderName: "नेहा" }, "holderName", "REQUIRED"],
    ["a reference of 16 characters", { reference: "PAY-000000000001" }, "reference", "SHAPE"],
    ["a series outside the web", { recurring: true }, "recurring", "SHAPE"],
  ];
  test.each(cases)("%s", (_, change, field, code) => {
    const outcome = writeDebitFile({ ...ORDER, debits: [DEBIT, { ...DEBIT, ...change }] });
    if (outcome.ok) throw new Error("written");
    expect(outcome.refusal.code).toBe("ROW_INVALID");
    expect(outcome.refusal.facts!.faults).toContainEqual(expect.objectContaining({ index: 1, field, code }));
  });

  test("more than a million dollars on the same day", () => {
    const debit: AchDebit = { ...DEBIT, effectiveOn: "2026-11-23", sameDay: "1700" };
    const cents = (minor: bigint) =>
      writeDebitFile({ ...ORDER, debits: [{ ...debit, amount: { minor, currency: "USD" } }] });
    expect(cents(100_000_000n).ok).toBe(true);
    expect(cents(100_000_001n).ok).toBe(false);
  });
});

test("an originator that the bank would not know is refused by field", () => {
  const originator = { ...ORDER.originator, odfi: "121042883", companyId: "" };
  expect(writeDebitFile({ ...ORDER, originator, debits: [] })).toMatchObject({
    ok: false,
    refusal: { code: "VALIDATION", fields: { odfi: "INVALID", companyId: "INVALID", debits: "INVALID" } },
  });
});

test("sums and trace numbers that do not fit their columns are refused", () => {
  const many = Array<AchDebit>(101).fill({ ...DEBIT, amount: { minor: 9_999_999_999n, currency: "USD" } });
  expect(writeDebitFile({ ...ORDER, debits: many })).toMatchObject({ refusal: { code: "LIMIT_EXCEEDED" } });
  for (const full of [{ firstSequence: 9_999_999 }, { firstBatch: 9_999_999 }]) {
    const later = { ...DEBIT, effectiveOn: "2026-11-25" };
    expect(writeDebitFile({ ...ORDER, ...full, debits: [DEBIT, later] })).toMatchObject({
      refusal: { code: "LIMIT_EXCEEDED" },
    });
    expect(writeDebitFile({ ...ORDER, ...full, debits: [DEBIT] }).ok).toBe(true);
  }
});

const routing = fc
  .integer({ min: 0, max: 99_999_999 })
  .map((n) => String(n).padStart(8, "0"))
  .map((first8) => first8 + routingCheckDigit(first8)!);
const printable = (width: number) =>
  fc.stringMatching(new RegExp(`^[ -~]{1,${width}}$`)).filter((text) => text === text.trim());
const debit: fc.Arbitrary<AchDebit> = fc
  .record({
    reference: printable(15),
    holderName: printable(30),
    routing,
    account: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,16}$/),
    accountKind: fc.constantFrom("checking" as const, "savings" as const),
    amount: fc.bigInt({ min: 1n, max: 9_999_999_999n }).map((minor) => ({ minor, currency: "USD" })),
    entryClass: fc.constantFrom("PPD" as const, "CCD" as const),
    description: fc.constantFrom("PLAN PYMT", "FINAL PYMT"),
    effectiveOn: fc.constantFrom("2026-11-23", "2026-11-24"),
  })
  .chain((base) =>
    fc.option(printable(80), { nil: undefined }).map((note) => (note ? { ...base, note } : base)),
  );
const order: fc.Arbitrary<DebitFileOrder> = fc
  .record({
    debits: fc.array(debit, { minLength: 1, maxLength: 40 }),
    lineEnd: fc.constantFrom("\n" as const, "\r\n" as const, "" as const),
    firstSequence: fc.integer({ min: 1, max: 9_000_000 }),
  })
  .map((drawn) => ({ ...ORDER, ...drawn }));

test("a file that was written reads back equal and without a fault, whatever ends its lines", () => {
  fc.assert(
    fc.property(order, (drawn) => {
      const { text, traces, batchCount } = written(drawn);
      const read = readSoundNachaFile(text);
      if (!read.ok) throw new Error(JSON.stringify(read.refusal));
      expect(read.value.header).toMatchObject({
        createdOn: "2026-11-23",
        createdAt: "0905",
        idModifier: "A",
      });
      expect(read.value.batches).toHaveLength(batchCount);
      const back = read.value.batches.flatMap(({ header, entries }) =>
        entries.map((entry) => ({ header: header!, entry })),
      );
      expect(back.map(({ entry }) => entry.trace)).toEqual(traces.map(({ trace }) => trace));
      const asDrawn = back.map(({ header, entry }) => ({
        reference: entry.individualId,
        routing: entry.routing,
        account: entry.account,
        accountKind: entry.transactionCode === "37" ? "savings" : "checking",
        amount: { minor: entry.amount, currency: "USD" },
        entryClass: header.entryClass,
        description: header.entryDescription,
        effectiveOn: header.effectiveOn,
        notes: entry.addenda.map((addendum) =>
          addendum.kind === "payment" ? addendum.information : addendum.kind,
        ),
      }));
      const batches = Map.groupBy(drawn.debits, (one) =>
        [one.entryClass, one.description, one.effectiveOn].join(),
      );
      const expected = [...batches.values()]
        .flat()
        .map(({ note, holderName: _, ...one }) => ({ ...one, notes: note ? [note] : [] }));
      expect(asDrawn).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("every control total holds, counted by columns", () => {
  fc.assert(
    fc.property(order, (drawn) => {
      const { text } = written({ ...drawn, lineEnd: "\n" });
      const lines = text.split("\n").slice(0, -1);
      expect(lines.length % 10).toBe(0);
      expect(lines.every((line) => line.length === 94)).toBe(true);
      const rows = (type: string) => lines.filter((line) => line.startsWith(type) && !/^9{94}$/.test(line));
      const sum = (type: string, from: number, to: number) =>
        rows(type).reduce((total, line) => total + BigInt(line.slice(from - 1, to)), 0n);
      const control = rows("9")[0]!;
      const said = (from: number, to: number) => BigInt(control.slice(from - 1, to));
      expect(rows("9")).toHaveLength(1);
      expect(said(2, 7)).toBe(BigInt(rows("5").length));
      expect(said(8, 13)).toBe(BigInt(lines.length / 10));
      expect(said(14, 21)).toBe(BigInt(rows("6").length + rows("7").length));
      expect(said(14, 21)).toBe(sum("8", 5, 10));
      expect(said(22, 31)).toBe(sum("6", 4, 11) % 10_000_000_000n);
      expect(said(22, 31)).toBe(sum("8", 11, 20) % 10_000_000_000n);
      expect(said(32, 43)).toBe(sum("6", 30, 39));
      expect(said(32, 43)).toBe(sum("8", 21, 32));
      expect(said(44, 55)).toBe(0n);
    }),
    { numRuns: 60 },
  );
});
