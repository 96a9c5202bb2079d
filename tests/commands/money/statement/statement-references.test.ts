import { afterAll, beforeAll, expect, it } from "vitest";

import { commitStatement } from "~/money/commands/statement/commit-statement.server";

import { openFirm, yes } from "../../../support/firm";
import { settle } from "../../../support/paying";
import { mt940, readFile, statementOf } from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const DAYS = ["01", "02", "03", "04", "05", "06"];

const table = (month: string, referenceOf: (day: string) => string) =>
  [
    "Date,Details,Amount,Reference",
    ...DAYS.map((day) => `2026-${month}-${day},Payment of ${month}-${day},10.00,${referenceOf(day)}`),
  ].join("\n");

/** The bank's own reference stands behind "//" of each line, or nothing does. */
const swift = (month: string, referenced: boolean) =>
  mt940(
    "1234567890",
    "C260101USD0,00",
    "C260131USD60,00",
    DAYS.map((day) => ({ day: `26${month}${day}`, side: "C", amount: "10,00", text: `Payment ${day}` })),
  ).replaceAll("NTRFNONREF", () => (referenced ? `NTRFNONREF//B${month}77` : "NTRFNONREF"));

const notices = (file: Awaited<ReturnType<typeof readFile>>) =>
  file.findings.checks
    .filter((one) => one.level === "notice" && one.check === "references")
    .map(({ reason, facts }) => ({ reason, ...facts }));

it("§19 a table whose reference column came empty is shown with a note, and may be taken in all the same", async () => {
  const firm = await openFirm(world);
  const first = await readFile(
    world,
    firm,
    table("02", (day) => `REF${day}`),
  );
  expect(first.findings.counts.referenceShare).toBe(100);
  expect(first.findings.profile?.expectedReferences).toBe(50);
  expect(notices(first)).toEqual([]);
  yes(await firm.admin.change(commitStatement, { fileId: first.id }));
  await settle(world);

  const second = await readFile(
    world,
    firm,
    table("03", (day) => (day === "01" ? "REF" : "")),
  );
  expect(notices(second)).toEqual([{ reason: "few_references", found: 16, expected: 50 }]);
  yes(await firm.admin.change(commitStatement, { fileId: second.id }));
  await settle(world);
  expect((await statementOf(firm, second.id)).state).toBe("committed");
});

it("§19 a coded file is held against the account's last one of its kind", async () => {
  const firm = await openFirm(world);
  const reason = "The account's number is not written down yet";
  const referenced = await readFile(world, firm, swift("02", true));
  expect(referenced.findings.counts.referenceShare).toBe(100);
  yes(await firm.admin.change(commitStatement, { fileId: referenced.id, reason }));
  await settle(world);
  const bare = await readFile(world, firm, swift("03", false));
  expect(notices(bare)).toEqual([{ reason: "few_references", found: 0, expected: 50 }]);
});
