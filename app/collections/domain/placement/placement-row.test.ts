import { describe, expect, it } from "vitest";

import { encodingByBom, looksBinary, sniffDelimiter } from "~/office/domain/import/file-sniff";
import { percentDone } from "./import-progress";
import { nameKey, splitName } from "./name-key";
import { recogniseColumns } from "./placement-columns";
import { readPlacementRow } from "./placement-row";
import { RepeatedRows } from "./repeated-rows";

const HEADER = [
  "external_ref",
  "debtor_name",
  "debtor_ssn_last4",
  "debtor_email",
  "debtor_phone",
  "original_amount",
  "due_date",
  "creditor_name",
  "account_type",
];
const GOOD = [
  "R-1",
  "Angela Foster",
  "7823",
  "a@b.example",
  "+12145551234",
  "100.00",
  "2026-01-15",
  "National",
  "medical",
];
const rules = {
  currency: "USD",
  today: "2026-11-21",
  parsePhone: (text: string) => (text.startsWith("+") ? text : null),
};

function read(change: Record<string, string>, header = HEADER) {
  const map = recogniseColumns(header);
  if (!map.ok) throw new Error(map.refusal.code);
  const cells = header.map((column, index) => change[column] ?? GOOD[index] ?? "");
  return readPlacementRow(cells, map.value, rules);
}
const codes = (change: Record<string, string>, header?: string[]) =>
  read(change, header).faults.map((fault) => `${fault.column}:${fault.code}`);

describe("placement row", () => {
  it.each([
    [{ external_ref: "" }, "external_ref:REQUIRED"],
    [{ external_ref: "a\u0007b" }, "external_ref:CONTROL_CHARACTER"],
    [{ debtor_name: "1234" }, "debtor_name:NAME_WITHOUT_LETTER"],
    [{ original_amount: "not_a_number" }, "original_amount:AMOUNT_NOT_NUMBER"],
    [{ original_amount: "0" }, "original_amount:AMOUNT_NOT_POSITIVE"],
    [{ original_amount: "-5" }, "original_amount:AMOUNT_NOT_POSITIVE"],
    [{ original_amount: "123456789012345" }, "original_amount:AMOUNT_TOO_LARGE"],
    [{ original_amount: "12.345" }, "original_amount:AMOUNT_PRECISION"],
    [{ due_date: "31/02/2026" }, "due_date:DATE_FORMAT"],
    [{ due_date: "2024-02-30" }, "due_date:DATE_FORMAT"],
    [{ due_date: "1899-12-31" }, "due_date:DATE_TOO_EARLY"],
    [{ debtor_ssn_last4: "12345" }, "debtor_ssn_last4:LAST4_FORMAT"],
    [{ debtor_email: "john@" }, "debtor_email:EMAIL_FORMAT"],
    [{ debtor_email: "a b@c.d" }, "debtor_email:EMAIL_FORMAT"],
  ])("%o is refused as %s", (change, code) => {
    const { value, faults } = read(change);
    expect(value).toBeNull();
    expect(faults.map((fault) => `${fault.column}:${fault.code}`)).toContain(code);
  });

  it("names every fault of a row, not only the first", () => {
    expect(codes({ original_amount: "x", due_date: "y", external_ref: "" })).toHaveLength(3);
  });

  it("never shows identity data in a fault", () => {
    expect(read({ debtor_ssn_last4: "123456789" }).faults[0]?.value).toBe("•••••••••");
  });

  it("warns of what it keeps: an odd phone, a new account type, a due date to come", () => {
    const { value, faults } = read({
      debtor_phone: "call me",
      account_type: "Payday Loan",
      due_date: "2027-01-01",
    });
    expect(value).toMatchObject({
      accountType: "other",
      accountTypeRaw: "Payday Loan",
      phone: { e164: null, raw: "call me" },
    });
    expect(faults.map((fault) => fault.level)).toEqual(["warning", "warning", "warning"]);
  });

  it("refuses buckets that do not sum and a debtor under age", () => {
    const header = [...HEADER, "principal", "fees", "birth_date"];
    expect(codes({ principal: "90.00", fees: "5.00" }, header)).toEqual(["original_amount:BUCKET_SUM"]);
    expect(codes({ principal: "95.00", fees: "5.00" }, header)).toEqual([]);
    expect(codes({ birth_date: "2010-01-01" }, header)).toEqual(["birth_date:DEBTOR_MINOR"]);
  });

  it("counts cells", () => {
    const map = recogniseColumns(HEADER);
    if (!map.ok) throw new Error("header");
    expect(readPlacementRow(["a", "b"], map.value, rules).faults).toEqual([
      { column: "", value: "2 / 9", code: "COLUMN_COUNT", level: "error" },
    ]);
  });
});

describe("placement columns", () => {
  it("recognises headers whatever their case, spaces, order and aliases, and ignores the rest", () => {
    const map = recogniseColumns(["Balance", "EXTERNAL REF", "Debtor-Name", "Shoe size"]);
    expect(map).toMatchObject({
      ok: true,
      value: { positions: { original_amount: 0, external_ref: 1, debtor_name: 2 }, ignored: ["Shoe size"] },
    });
  });

  it("names what is missing and what comes twice", () => {
    expect(recogniseColumns(["external_ref"])).toMatchObject({
      refusal: { code: "MISSING_COLUMN", reasons: ["debtor_name", "original_amount"] },
    });
    expect(recogniseColumns([...HEADER, "amount"])).toMatchObject({
      refusal: { code: "DUPLICATE_HEADER", reasons: ["original_amount"] },
    });
  });
});

describe("file sniffing", () => {
  it.each([
    ["a,b,c\n1,2,3", ","],
    ["a;b;c\n1,5;2;3", ";"],
    ["a\tb\n1\t2", "\t"],
    ["a|b|c\n1|2|3", "|"],
    ['name;note\nx;"a,b,c,d"', ";"],
  ])("finds the delimiter of %j", (sample, delimiter) => {
    expect(sniffDelimiter(sample)).toBe(delimiter);
  });

  it("knows marks and binary", () => {
    expect(encodingByBom(Uint8Array.of(0xff, 0xfe, 0x61))).toBe("utf-16le");
    expect(encodingByBom(Uint8Array.of(0xef, 0xbb, 0xbf))).toBe("utf-8");
    expect(looksBinary(Uint8Array.of(0x50, 0x4b, 0, 4))).toBe(true);
  });
});

describe("repeated rows", () => {
  it("skips an identical row and refuses every row of a conflict", () => {
    const rows = new RepeatedRows();
    rows.add(2, "A", "same", 100n);
    rows.add(3, "B", "one", 200n);
    rows.add(4, "A", "same", 100n);
    rows.add(5, "B", "two", null);
    rows.add(6, "C", "alone", 1n);
    expect(rows.find().map(({ line, code, amount }) => [line, code, amount])).toEqual([
      [3, "CONFLICTING_ROW", 200n],
      [4, "DUPLICATE_ROW", 100n],
      [5, "CONFLICTING_ROW", null],
    ]);
  });
});

describe("names", () => {
  it.each([
    ["Timothy O'Brien", "timothy obrien"],
    ["  José  Núñez ", "jose nunez"],
    ["मरिया गोंज़ालेज़", "मरिया गोंज़ालेज़".normalize("NFC")],
  ])("%s is searched as %s", (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it("turns Family, Given around", () => {
    expect(splitName("Foster,  Angela")).toEqual({
      fullName: "Angela Foster",
      givenName: "Angela",
      familyName: "Foster",
    });
    expect(splitName("Cher")).toEqual({ fullName: "Cher", givenName: null, familyName: null });
  });

  it("32 of 45 is 71 percent", () => {
    expect(percentDone({ processed: 32, total: 45 })).toBe(71);
  });
});
