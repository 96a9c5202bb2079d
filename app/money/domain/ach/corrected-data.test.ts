import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { readCorrectedData } from "./corrected-data";

const REFERENCE = path.resolve("../shared/data/reference/ach-return-codes.json");

test.each([
  ["C01", "1918171614", { account: "1918171614" }],
  ["C02", "231380104", { routing: "231380104" }],
  ["C03", "231380104   744-5678-99", { routing: "231380104", account: "744-5678-99" }],
  ["C04", "Wade Arnold", { holderName: "Wade Arnold" }],
  ["C05", "37", { transactionCode: "37", accountKind: "savings" }],
  [
    "C06",
    "744-5678-99         27",
    { account: "744-5678-99", transactionCode: "27", accountKind: "checking" },
  ],
  [
    "C07",
    "2313801041234567890123456737",
    { routing: "231380104", account: "12345678901234567", transactionCode: "37", accountKind: "savings" },
  ],
  [
    "C07",
    "23138010499-1            27",
    { routing: "231380104", account: "99-1", transactionCode: "27", accountKind: "checking" },
  ],
  ["C09", "CUST-0042", { individualId: "CUST-0042" }],
])("%s %j says what is to be put right", (code, columns, value) => {
  expect(readCorrectedData(code, columns)).toEqual({ ok: true, value });
});

test.each([
  ["C02", "231380105", "check_digit"],
  ["C02", "23138", "shape"],
  ["C03", "231380104", "shape"],
  ["C05", "97", "transaction_code"],
  ["C01", "", "shape"],
  ["C13", "", "code_carries_no_data"],
  ["C99", "123", "code_carries_no_data"],
])("%s %j cannot be taken: %s", (code, columns, reason) => {
  expect(readCorrectedData(code, columns)).toMatchObject({
    ok: false,
    refusal: { code: "ROW_INVALID", reasons: [reason] },
  });
});

test("every change code of the reference is read or known to ask for nothing", () => {
  const { change_codes } = JSON.parse(readFileSync(REFERENCE, "utf8")) as {
    change_codes: { code: string }[];
  };
  const silent = change_codes
    .map(({ code }) => code)
    .filter((code) => {
      const read = readCorrectedData(code, "");
      return !read.ok && read.refusal.reasons[0] === "code_carries_no_data";
    });
  // C08, C13, C14 concern entries this product never sends; C61–C69 refuse a notification
  expect(silent).toEqual([
    "C08",
    "C13",
    "C14",
    "C61",
    "C62",
    "C63",
    "C64",
    "C65",
    "C66",
    "C67",
    "C68",
    "C69",
  ]);
});
