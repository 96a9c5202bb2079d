import { readFileSync } from "node:fs";
import path from "node:path";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type BankAnswer, listBankAnswers } from "./list-bank-answers";
import type { NachaFile } from "./nacha-file";
import { readNachaFile, readSoundNachaFile } from "./read-nacha-file";

const SAMPLES = path.resolve("../shared/data");

interface Expected {
  file: string;
  lines: number;
  batches: { svc: string; company: string; sec: string; entry_desc: string }[];
  entries: number;
  addenda: number;
  computed_debit_cents: number;
  computed_credit_cents: number;
  computed_hash_last10: string;
  file_control: Record<string, string> | null;
  returns_and_nocs: Record<string, string>[];
}

const sample = (name: string) => readFileSync(path.join(SAMPLES, name), "latin1");
const manifest = JSON.parse(sample("ach/MANIFEST.json")) as { files: Expected[] };
const MALFORMED = ["ach/20110729A-invalid.ach", "ach/return-no-batch-header.ach"];

/** The same words as the manifest uses; columns 36–79 of a return are its `info` whatever their meaning. */
function inManifestWords(file: NachaFile) {
  const entries = file.batches.flatMap((batch) => batch.entries);
  const { control } = file;
  return {
    lines: file.records,
    batches: file.batches.flatMap(({ header }) =>
      header
        ? [
            {
              svc: header.serviceClass,
              company: header.companyName,
              sec: header.entryClass,
              entry_desc: header.entryDescription,
            },
          ]
        : [],
    ),
    entries: entries.length,
    addenda: entries.reduce((sum, entry) => sum + entry.addenda.length, 0),
    computed_debit_cents: Number(file.totals.totalDebit),
    computed_credit_cents: Number(file.totals.totalCredit),
    computed_hash_last10: file.totals.entryHash.toString().padStart(10, "0"),
    file_control: control && {
      batches: String(control.batchCount).padStart(6, "0"),
      blocks: String(control.blockCount).padStart(6, "0"),
      entry_addenda: String(control.entryAddendaCount).padStart(8, "0"),
      entry_hash: control.entryHash.toString().padStart(10, "0"),
      total_debit: control.totalDebit.toString().padStart(12, "0"),
      total_credit: control.totalCredit.toString().padStart(12, "0"),
    },
    answers: listBankAnswers(file).map(({ answer }) => ({
      code: answer.code,
      orig_trace: answer.originalTrace,
      orig_rdfi: answer.originalRdfi,
      ...particulars(answer),
    })),
  };
}

const digits = (code: string) => code.replace("R", "");

function particulars(answer: BankAnswer["answer"]) {
  switch (answer.kind) {
    case "return":
      return { type: "return", date_of_death: answer.dateOfDeath, info: answer.information };
    case "dishonoured_return": {
      const { returnTrace, returnSettlementDay, returnReason, information } = answer;
      const info = returnTrace + returnSettlementDay + digits(returnReason) + information;
      return { type: "return", date_of_death: "", info };
    }
    case "contested_return": {
      const { originalSettlementDay, returnTrace, returnSettlementDay, returnReason } = answer;
      const { dishonouredTrace, dishonouredSettlementDay, dishonouredReason } = answer;
      const first = originalSettlementDay + returnTrace + returnSettlementDay + digits(returnReason);
      const info = first + dishonouredTrace + dishonouredSettlementDay + digits(dishonouredReason);
      return { type: "return", date_of_death: answer.returnedOn, info };
    }
    case "change":
    case "refused_change":
      return { type: "noc", corrected: answer.correctedData };
  }
}

describe("the sample files yield what their manifest says", () => {
  test.each(manifest.files)("$file", (expected) => {
    const { returns_and_nocs, file, ...figures } = expected;
    const read = inManifestWords(readNachaFile(sample(file)));
    const { source: _s, bytes: _b, used_by_tests: _u, ...plain } = figures as Record<string, unknown>;
    expect(read).toEqual({ ...plain, answers: returns_and_nocs });
  });

  test.each(manifest.files.filter(({ file }) => !MALFORMED.includes(file)))("$file is sound", ({ file }) => {
    expect(readNachaFile(sample(file)).faults).toEqual([]);
  });
});

describe("ends of lines", () => {
  const text = sample("ach/return-WEB.ach").trimEnd();
  const whole = readNachaFile(text);

  test.each([
    ["CRLF", text.replaceAll("\n", "\r\n") + "\r\n"],
    ["CR", text.replaceAll("\n", "\r")],
    ["none", text.replaceAll("\n", "")],
    ["none but the last", text.replaceAll("\n", "") + "\n"],
    ["a mark before and after", "\uFEFF" + text + "\r\n\u001A"],
  ])("%s", (_, other) => {
    expect(readNachaFile(other)).toEqual(whole);
  });
});

describe("what stands in a return", () => {
  test("a dishonoured return names the return it refuses and why the money had come back", () => {
    const [first] = listBankAnswers(readNachaFile(sample("ach/example__dishonored-return.ach")));
    expect(first!.answer).toEqual({
      kind: "dishonoured_return",
      code: "R68",
      originalTrace: "059999990000301",
      originalRdfi: "12391871",
      returnTrace: "123918710000001",
      returnSettlementDay: "179",
      returnReason: "R01",
      information: "Untimely Return",
      trace: "231380100000001",
    });
    expect(first!.entry).toMatchObject({ direction: "debit", amount: 25000n, individualName: "Wade Arnold" });
  });

  test("a contested return names both the return and its refusal", () => {
    const answers = listBankAnswers(readNachaFile(sample("ach/example__contested-return.ach")));
    expect(answers.map(({ answer }) => answer.kind)).toEqual([
      "return",
      "dishonoured_return",
      "contested_return",
    ]);
    expect(answers[0]!.answer).toMatchObject({ information: "Authorization Revoked", dateOfDeath: "" });
    expect(answers[2]!.answer).toMatchObject({
      code: "R71",
      originalSettlementDay: "164",
      returnTrace: "779999990000301",
      returnSettlementDay: "165",
      returnReason: "R01",
      dishonouredTrace: "889999990000301",
      dishonouredSettlementDay: "166",
      dishonouredReason: "R67",
    });
  });
});

test("a notification of change sent back names what it had asked for", () => {
  const asked =
    "798C01121042880000001      121042881918171614                                  091012980000088";
  const refused =
    "798C62121042880000001      121042881918171614                   C010000088     091012980000088";
  const file = readSoundNachaFile(sample("ach/cor-example.ach").replace(asked, refused));
  if (!file.ok) throw new Error(JSON.stringify(file.refusal));
  expect(listBankAnswers(file.value).map(({ answer }) => answer)).toEqual([
    {
      kind: "refused_change",
      code: "C62",
      changeCode: "C01",
      changeTraceSequence: "0000088",
      originalTrace: "121042880000001",
      originalRdfi: "12104288",
      correctedData: "1918171614",
      trace: "091012980000088",
    },
  ]);
});

describe("a malformed file is refused with the record, line and field", () => {
  test("a header that lost a column", () => {
    const refused = readSoundNachaFile(sample("ach/20110729A-invalid.ach"));
    expect(refused).toMatchObject({ ok: false, refusal: { code: "ROW_INVALID" } });
    const { faults } = readNachaFile(sample("ach/20110729A-invalid.ach"));
    expect(faults[0]).toMatchObject({ line: 1, record: "file_header" });
    expect(faults).toContainEqual({
      line: 1,
      record: "file_header",
      field: "creationDate",
      code: "NOT_DATE",
      found: "107291",
    });
    expect(faults).toContainEqual({
      line: 293,
      record: "file_control",
      field: "batchCount",
      code: "CONTROL_DIFFERS",
      found: "5",
      expected: "4",
    });
  });

  test("entries that stand in no batch are read and named", () => {
    const { faults, batches } = readNachaFile(sample("ach/return-no-batch-header.ach"));
    expect(batches.map((batch) => batch.header)).toEqual([null]);
    expect(faults.map(({ line, record, code }) => [line, record, code])).toEqual([
      [1, "batch_header", "RECORD_MISSING"],
      [1, "file_header", "RECORD_MISSING"],
      [4, "file_control", "RECORD_MISSING"],
    ]);
  });

  const good = sample("ach/example__ppd-debit.ach").split("\n");
  const swap = (line: number, from: number, text: string) =>
    good
      .map((row, at) =>
        at === line - 1 ? row.slice(0, from - 1) + text + row.slice(from - 1 + text.length) : row,
      )
      .join("\n");

  test.each([
    ["an amount with a letter", swap(3, 30, "02000O0000"), 3, "entry", "amount", "NOT_NUMBER"],
    ["a check digit that is wrong", swap(3, 12, "5"), 3, "entry", "checkDigit", "CHECK_DIGIT"],
    [
      "a day that is not in the calendar",
      swap(2, 70, "190231"),
      2,
      "batch_header",
      "effectiveDate",
      "NOT_DATE",
    ],
    [
      "a total that differs",
      swap(4, 21, "000200000001"),
      4,
      "batch_control",
      "totalDebit",
      "CONTROL_DIFFERS",
    ],
    ["a hash that differs", swap(5, 22, "0023138011"), 5, "file_control", "entryHash", "CONTROL_DIFFERS"],
    ["an addendum promised and missing", swap(3, 79, "1"), 3, "entry", "addendaIndicator", "CONTROL_DIFFERS"],
    [
      "a batch that never ends",
      [...good.slice(0, 3), ...good.slice(4)].join("\n"),
      4,
      "batch_control",
      "recordType",
      "RECORD_MISSING",
    ],
    ["a file cut off", good.slice(0, 3).join("\n"), 3, "file_control", "recordType", "RECORD_MISSING"],
    ["a record of no kind", swap(3, 1, "4"), 3, "unknown", "recordType", "RECORD_UNKNOWN"],
    [
      "a line too long",
      good.map((row, at) => (at === 2 ? row + "77" : row)).join("\n"),
      3,
      "unknown",
      "line",
      "LINE_LENGTH",
    ],
  ])("%s", (_, text, line, record, field, code) => {
    expect(readNachaFile(text).faults).toContainEqual(expect.objectContaining({ line, record, field, code }));
  });

  test.each(["", "\n\n", "not a bank's file", "{}", "%PDF-1.7\n%âãÏÓ"])("no such file at all: %j", (text) => {
    expect(readSoundNachaFile(text)).toMatchObject({ ok: false, refusal: { code: "FILE_KIND" } });
  });

  test("no text makes it throw, and every fault has its line", () => {
    const line = fc.oneof(
      fc.constantFrom(...good, ...sample("ach/example__contested-return.ach").split("\n")),
      fc.string({ maxLength: 200 }),
      fc.constantFrom("1", "5", "6", "7", "799R68", "798C01", "8", "9"),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 15 }), fc.constantFrom("\n", "\r\n", ""), (lines, end) => {
        const file = readNachaFile(lines.join(end));
        expect(file.faults.every((fault) => fault.line >= 1 && fault.field !== "")).toBe(true);
        expect(readSoundNachaFile(lines.join(end)).ok).toBe(file.faults.length === 0);
      }),
    );
  });
});
