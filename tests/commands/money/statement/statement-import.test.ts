import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { addDays } from "~/office/domain/calendar-date";
import { commitStatement } from "~/money/commands/statement/commit-statement.server";
import { readStatementAgain } from "~/money/commands/statement/read-statement-again.server";
import { rejectStatement } from "~/money/commands/statement/reject-statement.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { closing, settle } from "../../../support/paying";
import {
  linesOf,
  readFile,
  statementOf,
  suspenseFaults,
  table,
  takeIn,
  upload,
} from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const days = (from: number, to: number): [string, string, string][] =>
  Array.from({ length: to - from + 1 }, (_, at) => [
    addDays("2026-06-01", from + at - 1),
    `Payment of day ${from + at}`,
    `${from + at}.00`,
  ]);

describe("importing a table", () => {
  beforeAll(async () => {
    firm = await openFirm(world);
  });

  it("is read and shown first, and books nothing before somebody takes it in", async () => {
    const { fileId } = yes(await upload(world, firm, table(days(1, 10))));
    const file = await statementOf(firm, fileId);
    expect(file).toMatchObject({
      state: "parsed",
      findings: { proposed: true, counts: { lines: 10, fresh: 10, known: 0, rejected: 0 } },
    });
    expect(await linesOf(world, firm)).toEqual([]);
    expect(await firm.admin.change(commitStatement, { fileId })).toMatchObject({
      refusal: { code: "STALE_JOB" },
    });
    yes(await firm.admin.change(rejectStatement, { fileId }));
  });

  it("adds the days of 11 to 15 when 1 to 10 is followed by 5 to 15 (9.a)", async () => {
    const first = await takeIn(world, firm, table(days(1, 10)));
    expect(first).toMatchObject({ state: "committed", sumLines: 5500n, findings: { commit: { added: 10 } } });
    const second = await readFile(world, firm, table(days(5, 15)));
    expect(second.findings.counts).toMatchObject({ lines: 11, fresh: 5, known: 6 });
    yes(await firm.admin.change(commitStatement, { fileId: second.id }));
    await settle(world);
    expect((await linesOf(world, firm)).map((line) => line.amount)).toEqual(
      days(1, 15).map((_, at) => `${(at + 1) * 100}`),
    );
  });

  it("books every line the same day: the bank against suspense", async () => {
    expect(await closing(firm)).toEqual({ "1010": 12_000n, "2300": 12_000n });
    expect(await suspenseFaults(world, firm)).toEqual([]);
    const wrong = await ownerRows(
      world,
      `SELECT l.id FROM statement_line l LEFT JOIN journal_entry e ON e.tenant_id = l.tenant_id AND e.cause_key = l.id::text AND e.rule_code = 'PS10'
        WHERE l.tenant_id = $1 AND (e.id IS NULL OR e.effective_date <> l.booking_date)`,
      [firm.tenant.id],
    );
    expect(wrong).toEqual([]);
    const events = await ownerRows(
      world,
      `SELECT 1 FROM event v JOIN journal_entry e ON e.id = v.subject_id WHERE v.tenant_id = $1 AND v.type = 'journal_entry.posted'
        AND v.after->>'hash' = encode(e.hash, 'hex')`,
      [firm.tenant.id],
    );
    expect(events).toHaveLength(15);
  });

  it("the same file again is refused with the way to the first (9.a)", async () => {
    const again = await upload(world, firm, table(days(1, 10)));
    expect(again).toMatchObject({ ok: false, refusal: { code: "DUPLICATE_FILE" } });
    expect(again.ok ? null : again.refusal.facts?.["fileId"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("debits go to the other side of suspense", async () => {
    const other = await openFirm(world);
    await takeIn(world, other, "Date,Details,Debit,Credit\n2026-02-01,Rent,50.00,\n2026-02-02,Paid,,20.00\n");
    expect(await closing(other)).toEqual({ "1010": -3000n, "1900": 5000n, "2300": 2000n });
    expect(await suspenseFaults(world, other)).toEqual([]);
  });

  it("columns of one side only import too (9.e)", async () => {
    const other = await openFirm(world);
    await takeIn(world, other, "Date,Details,Debit\n2026-02-01,Rent,50.00\n");
    await takeIn(world, other, "Date,Details,Credit\n2026-02-02,Paid,20.00\n");
    expect((await linesOf(world, other)).map((line) => line.side)).toEqual(["D", "C"]);
  });
});

describe("lines that are equal", () => {
  const TWINS = table([
    ["2026-03-03", "Counter deposit", "500.00"],
    ["2026-03-03", "Counter deposit", "500.00"],
  ]);

  it("both stay, and importing them again adds none (9.b)", async () => {
    const twice = await openFirm(world);
    await takeIn(world, twice, TWINS);
    const again = await takeIn(world, twice, `${TWINS}\n2026-03-04,Another,1.00`);
    expect(again.findings.commit).toMatchObject({ added: 1, done: 3 });
    const found = await linesOf(world, twice);
    expect(found.map((line) => [line.amount, line.occurrence])).toEqual([
      ["50000", 1],
      ["50000", 2],
      ["100", 1],
    ]);
    expect(await suspenseFaults(world, twice)).toEqual([]);
  });
});

describe("rows and files that cannot be read", () => {
  it("a date that is none rejects its row by number (9.c)", async () => {
    const other = await openFirm(world, { country: "IN" });
    const file = await readFile(
      world,
      other,
      "Date,Details,Amount\n28/02/2025,Good,1.00\n31/02/2025,Bad,2.00\n",
    );
    expect(file.findings.counts).toMatchObject({ lines: 1, rejected: 1 });
    expect(file.findings.faults[0]).toMatchObject({ row: 3, column: "Date", value: "31/02/2025" });
  });

  it("Windows-1252 stops with the byte's position, and is read when a person says so (9.e)", async () => {
    const other = await openFirm(world);
    const text = "Date,Details,Amount\n2026-01-31,Café,5.00\n";
    const { fileId } = yes(await upload(world, other, Buffer.from(text, "latin1")));
    expect(await statementOf(other, fileId)).toMatchObject({
      state: "rejected",
      findings: { refused: { code: "ENCODING", facts: { byte: text.indexOf("é") } } },
    });
    yes(await other.admin.change(readStatementAgain, { fileId, encoding: "windows-1252" }));
    await settle(world);
    const read = await statementOf(other, fileId);
    expect(read).toMatchObject({
      state: "parsed",
      findings: { profile: { encoding: "windows-1252" }, sample: [{ narrative: "Café" }] },
    });
  });

  it.each([
    ["truncated XML", '<?xml version="1.0"?><Document><BkToCstmrStmt><Stmt><Id>1</Id>', "XML_TRUNCATED"],
    [
      "an XML bomb",
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><Document><BkToCstmrStmt>&a;</BkToCstmrStmt></Document>',
      "XML_DTD",
    ],
    ["an empty table", "nothing,in,here\n1,2,3\n", "PROFILE_UNKNOWN"],
  ])("%s is rejected and says why", async (_name, content, code) => {
    const other = await openFirm(world);
    const { fileId } = yes(await upload(world, other, content));
    expect(await statementOf(other, fileId)).toMatchObject({
      state: "rejected",
      findings: { refused: { code } },
    });
    // it may be sent again
    expect((await upload(world, other, content)).ok).toBe(true);
  });
});
