import { describe, expect, it } from "vitest";

import { fc, test } from "@fast-check/vitest";

import { RecordReader } from "./record-reader";

function readAll(text: string, delimiter = ",", chunk = 7) {
  const reader = new RecordReader(delimiter);
  const records = [];
  for (let at = 0; at < text.length; at += chunk) records.push(...reader.push(text.slice(at, at + chunk)));
  return [...records, ...reader.end()];
}

describe("record reader", () => {
  it("names the physical line a record starts on, past embedded newlines and blank lines", () => {
    const records = readAll('a,b\n1,"x\ny"\n\n2,3\r\n4,5');
    expect(records).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["1", "x\ny"] },
      { line: 5, cells: ["2", "3"] },
      { line: 6, cells: ["4", "5"] },
    ]);
  });

  it("reads quotes inside quotes and keeps a lone quote of an unquoted cell", () => {
    expect(readAll('"He said ""hi""",5" pipe\n')).toEqual([{ line: 1, cells: ['He said "hi"', '5" pipe'] }]);
  });

  it("refuses only the line with a malformed quote", () => {
    const records = readAll('1,"bad"quote,9\n10,11,12\n');
    expect(records.map((record) => record.fault ?? record.cells.join("-"))).toEqual([
      "QUOTE_MALFORMED",
      "10-11-12",
    ]);
  });

  it("refuses only the first line of a quote that is never closed", () => {
    const records = readAll('1,"open,9\n10,11,12\n13,14,15\n');
    expect(records.map((record) => [record.line, record.fault ?? "ok"])).toEqual([
      [1, "QUOTE_NOT_CLOSED"],
      [2, "ok"],
      [3, "ok"],
    ]);
  });

  it("refuses a ten-megabyte line without keeping it and reads on behind it", () => {
    const records = readAll(`1,2\n3,${"x".repeat(10_000_000)}\n5,6\n`, ",", 65_536);
    expect(records.map((record) => [record.line, record.fault ?? "ok"])).toEqual([
      [1, "ok"],
      [2, "RECORD_TOO_LONG"],
      [3, "ok"],
    ]);
  });

  const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll("\r", ""));
  test.prop([
    fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
    fc.integer({ min: 1, max: 40 }),
  ])("what is written with quotes is read back, however the stream is cut", (table, chunk) => {
    const filled = table.map((row) => row.map((text, index) => (index === 0 ? `x${text}` : text)));
    const text = filled
      .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(","))
      .join("\n");
    expect(readAll(text, ",", chunk).map((record) => record.cells)).toEqual(filled);
  });
});
