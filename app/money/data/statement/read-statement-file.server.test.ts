import { deflateRawSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import { fc, test } from "@fast-check/vitest";

import { MAX_STATEMENT_BYTES } from "~/money/domain/statement/statement";
import type { TableProfile } from "~/money/domain/statement/table/table-profile";

import { type FileOptions, readStatementFile } from "./read-statement-file.server";

const OPTIONS: FileOptions = { currency: "USD", dayFirst: false };

const PROFILE: TableProfile = {
  name: "Harbour Bank",
  encoding: "utf-8",
  delimiter: ";",
  headerRow: 1,
  headings: ["Fecha", "Texto", "Importe"],
  skipFooter: 1,
  dateFormat: "DD/MM/YYYY",
  columns: { date: 0, narrative: [1], amount: 2 },
  signRule: "signed",
  number: { decimal: ",", grouping: "." },
  utrRegex: null,
  balanceReliable: false,
};

const bytes = (text: string, encoding: BufferEncoding = "utf8") => Buffer.from(text, encoding);
const SPANISH = "Fecha;Texto;Importe\n01/02/2026;Café;1.234,56\nEnd of list;;\n";

function linesOf(file: Uint8Array, options: FileOptions = OPTIONS) {
  const reading = readStatementFile(file, options);
  return reading.ok ? reading.value.statements.flatMap((statement) => statement.lines) : reading.refusal.code;
}

describe("profiles", () => {
  it("a table is read by the bank account's profile", () => {
    const options = { ...OPTIONS, profile: PROFILE };
    expect(linesOf(bytes(SPANISH), options)).toMatchObject([
      { bookingDate: "2026-02-01", narrative: "Café", minor: 123456n, side: "C" },
    ]);
  });

  it("a stored profile is recognised by its headings, wherever they stand", () => {
    const reading = readStatementFile(bytes(`Harbour Bank;;\n${SPANISH}`), {
      ...OPTIONS,
      profiles: [PROFILE],
    });
    expect(reading).toMatchObject({
      value: { proposed: false, profile: { name: "Harbour Bank", headerRow: 2 } },
    });
  });

  it("a table that is not of the account's profile is refused", () => {
    expect(linesOf(bytes("Date,Amount\n2026-01-01,5\n"), { ...OPTIONS, profile: PROFILE })).toBe(
      "PROFILE_MISMATCH",
    );
  });

  it("a profile made up from the headings says so", () => {
    const reading = readStatementFile(bytes("Date,Details,Amount\n2026-01-01,x,5\n"), OPTIONS);
    expect(reading).toMatchObject({ value: { proposed: true, profile: { signRule: "signed" } } });
  });

  it("debit-only and credit-only tables both import (9.e)", () => {
    expect(linesOf(bytes("Date,Details,Debit\n2026-01-31,x,5.00\n"))).toMatchObject([
      { side: "D", minor: 500n },
    ]);
    expect(linesOf(bytes("Date,Details,Credit\n2026-01-31,x,5.00\n"))).toMatchObject([
      { side: "C", minor: 500n },
    ]);
  });

  it("a minus in some rows of a debit column is settled by the balance, or left to a person", () => {
    const table = (last: string) =>
      bytes(`Date,Details,Debit,Balance\n2026-01-30,a,5,95\n2026-01-31,b,-2,${last}\n`);
    expect(linesOf(table("97"))).toMatchObject([{ side: "D" }, { side: "C", minor: 200n }]);
    expect(linesOf(table(""))).toHaveLength(1);
  });
});

describe("encodings", () => {
  it("Windows-1252 under a UTF-8 profile stops with the byte's position (9.e)", () => {
    const file = bytes(SPANISH, "latin1");
    expect(readStatementFile(file, { ...OPTIONS, profile: PROFILE })).toMatchObject({
      refusal: { code: "ENCODING", facts: { byte: SPANISH.indexOf("é"), encoding: "utf-8" } },
    });
    const western = { ...PROFILE, encoding: "windows-1252" };
    expect(linesOf(file, { ...OPTIONS, profile: western })).toMatchObject([{ narrative: "Café" }]);
  });

  it("a byte that Windows-1252 does not have is named too", () => {
    const file = Buffer.concat([bytes(SPANISH, "latin1"), Buffer.from([0x81])]);
    const options = { ...OPTIONS, profile: { ...PROFILE, encoding: "windows-1252" } };
    expect(readStatementFile(file, options)).toMatchObject({ refusal: { facts: { byte: file.length - 1 } } });
  });

  it("UTF-16 with its mark is read", () => {
    expect(linesOf(bytes("\ufeffDate,Details,Amount\n2026-01-01,é,5\n", "utf16le"))).toMatchObject([
      { narrative: "é" },
    ]);
  });

  test.prop([fc.uint8Array({ maxLength: 12 })])("the byte named is where UTF-8 breaks", (noise) => {
    const file = Buffer.concat([bytes("Date,Details,Amount\n2026-01-01,"), noise, bytes(",5\n")]);
    const reading = readStatementFile(file, OPTIONS);
    if (reading.ok || reading.refusal.code !== "ENCODING") return;
    const byte = reading.refusal.facts?.byte as number;
    const decode = (end: number) => new TextDecoder("utf-8", { fatal: true }).decode(file.subarray(0, end));
    expect(() => decode(byte)).not.toThrow();
    expect(() => decode(file.length)).toThrow();
  });
});

describe("what is no statement", () => {
  it.each([
    ["an empty file", Buffer.alloc(0), "FILE_EMPTY"],
    ["more than 20 MB", Buffer.alloc(MAX_STATEMENT_BYTES + 1, 32), "FILE_TOO_LARGE"],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), "FILE_FORMAT"],
    ["binary data", Buffer.from([0x89, 0x50, 0, 0, 0]), "ENCODING"],
    ["zero bytes", Buffer.from("a\0b"), "FILE_FORMAT"],
    ["half a zip", Buffer.from("PK\u0003\u0004 and nothing"), "WORKBOOK_BROKEN"],
    ["a page", bytes("<html><body>Session expired</body></html>"), "STATEMENT_MISSING"],
    ["a letter", bytes("Dear customer,\nyour statement is ready.\n"), "PROFILE_UNKNOWN"],
    ["a list of Quicken categories", bytes("!Type:Cat\nNFood\n^\n"), "STATEMENT_NOT_BANK"],
  ])("%s", (_, file, code) => {
    expect(linesOf(file)).toBe(code);
  });
});

/** A zip file of deflated parts, written as a spreadsheet program writes it. */
function zip(parts: Record<string, string>, claimedSize?: number): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(Buffer.from(text));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimedSize ?? text.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const BOOK = {
  "xl/workbook.xml": `<workbook xmlns:r="u"><sheets><sheet name="Notes" state="hidden" r:id="r2"/><sheet name="S" r:id="r1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
  "xl/styles.xml": `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
};
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const sheet = (rows: string) =>
  `<worksheet><sheetData><row r="1">${text("Date")}${text("Details")}${text("Amount")}${text("Ref")}</row>${rows}</sheetData></worksheet>`;

describe("workbooks", () => {
  it("dates, numbers with float noise and long numbers are read as the bank meant them", () => {
    const row = `<row r="9"><c s="1"><v>46023.9</v></c>${text("Rent")}<c><v>-2207.6799999999998</v></c><c><v>412345678901234567</v></c></row>`;
    const reading = readStatementFile(zip({ ...BOOK, "xl/worksheets/sheet1.xml": sheet(row) }), OPTIONS);
    expect(reading).toMatchObject({
      value: {
        format: "xlsx",
        statements: [
          { lines: [{ row: 9, bookingDate: "2026-01-01", side: "D", minor: 220768n, reference: null }] },
        ],
        faults: [{ row: 9, reason: "REFERENCE_MANGLED" }],
      },
    });
  });

  it("a document type inside a workbook is refused", () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "b">]>${sheet("")}`;
    expect(linesOf(zip({ ...BOOK, "xl/worksheets/sheet1.xml": bomb }))).toBe("XML_DTD");
  });

  it("a part that unpacks to more than it may is refused, whatever its header says", () => {
    const bomb = " ".repeat(129 * 1024 * 1024);
    expect(linesOf(zip({ ...BOOK, "xl/worksheets/sheet1.xml": bomb }, 10))).toBe("WORKBOOK_TOO_LARGE");
  });
});
