import { readFile } from "node:fs/promises";

import { expect, test } from "vitest";

import { projectFiles } from "./project-files";

/** Spec 05 §19: failures that must not return, each with the words of the tests that keep it away. */
const KEPT_AWAY: Record<string, RegExp[]> = {
  "desk transactions that never reach the ledger": [
    /§19 every event of money says what it posts/,
    /events and ledger disagree/,
  ],
  "mapping by account name that silently finds nothing": [
    /names accounts of the chart, with the dimension each demands/,
    /ACCOUNT_MISSING/,
  ],
  "a reversal that forgets the ledger or deletes the payment": [
    /3\.d every event balances, and its reversal brings every account back/,
    /10\.c unmatching brings/,
  ],
  "a duplicate check on a reference the parser never fills": [
    /§19 the references of %s are filled/,
    /§19 a table whose reference column came empty/,
  ],
  "references not unique, or '' taken for a value": [
    /6\.a a bank reference counts once/,
    /\(6\.b\)/,
    /6\.c clears it/,
  ],
  "two people mapping a line at once": [/10\.e two accountants at once/],
  "a bad date taken as today; totals with duplicates; the opening balance ignored": [
    /a date that is none rejects its row by number \(9\.c\)/,
    /adds the days of 11 to 15/,
    /the next must go on from it/,
  ],
  "a phone-like number matched to a member": [
    /a number like a phone is no phone/,
    /10\.a three members owe the same/,
  ],
  "a stored balance corrupted by concurrency": [/1\.e five hundred parallel postings/],
  "voucher numbers from max + 1; an instant without a year": [
    /§19 the switch of the financial year/,
    /each have their own gapless year/,
  ],
  "jobs overlapping or half done": [/12\.a run twice/, /12\.b killed half-way/],
  "a financial year fixed in code": [/§19 starting in month %i/, /§19 a report nobody dated/],
};

test.each(Object.entries(KEPT_AWAY))("§19 %s", async (_, words) => {
  const files = (await projectFiles("app", "tests")).filter(
    (file) => /\.test\.tsx?$|^tests\/support\//.test(file) && !file.endsWith("regression-rules.test.ts"),
  );
  const source = (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");
  expect(words.filter((word) => !word.test(source))).toEqual([]);
});

test("§19 no text a person can send is run as SQL", async () => {
  const files = (await projectFiles("app")).filter((file) => /\.tsx?$/.test(file));
  const loose: string[] = [];
  // names of the code's own columns, held against a pattern
  const allowed = "app/platform/db/tenant-db.server.ts";
  for (const file of files.filter((one) => one !== allowed)) {
    const source = await readFile(file, "utf8");
    if (/\$(query|execute)RawUnsafe|Prisma\.raw\(|sql\.raw\(/.test(source)) loose.push(file);
  }
  expect(loose).toEqual([]);
});
