import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { bookStatementLines } from "~/money/commands/statement/book-statement-lines.server";
import { checkStatement } from "~/money/commands/statement/check-statement.server";
import { commitStatement } from "~/money/commands/statement/commit-statement.server";
import { startStatement } from "~/money/commands/statement/start-statement.server";
import { stopBooking } from "~/money/commands/statement/stop-booking.server";
import { takeBackLines } from "~/money/commands/statement/take-back-lines.server";
import { undoStatement } from "~/money/commands/statement/undo-statement.server";
import { statementWork } from "~/money/queries/statement/statement-work.server";
import { bookStatement } from "~/jobs/money/book-statement.server";
import { newId } from "~/platform/ids/new-id";

import { openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { closing, settle } from "../../../support/paying";
import {
  bankAccountOf,
  linesOf,
  readFile,
  statementOf,
  suspenseFaults,
  table,
  takeIn,
} from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const FILE = table([
  ["2026-05-01", "Alpha", "10.00"],
  ["2026-05-02", "Beta", "-4.00"],
]);

describe("two tabs", () => {
  it("committing one file at once takes it in once", async () => {
    const firm = await openFirm(world);
    const { id: fileId } = await readFile(world, firm, FILE);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => firm.admin.change(commitStatement, { fileId })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    await settle(world);
    expect(await linesOf(world, firm)).toHaveLength(2);
    expect(await closing(firm)).toEqual({ "1010": 600n, "1900": 400n, "2300": 1000n });
  });

  it("uploading one file at once makes one statement", async () => {
    const firm = await openFirm(world);
    const bankAccountId = await bankAccountOf(world, firm);
    const stored = await world.store(firm.tenant.id, FILE);
    const form = { ...stored, fileName: "a.csv", mime: "text/csv", bankAccountId };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => firm.admin.change(startStatement, form)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.refusal.code === "DUPLICATE_FILE")).toHaveLength(
      4,
    );
    await settle(world);
  });

  it("two workers with one commit book every line once", async () => {
    const firm = await openFirm(world);
    const { id: fileId } = await readFile(world, firm, FILE);
    yes(await firm.admin.change(commitStatement, { fileId }));
    const payload = { tenantId: firm.tenant.id, fileId };
    await Promise.all([bookStatement(world.host, payload), bookStatement(world.host, payload)]);
    await settle(world);
    expect(await linesOf(world, firm)).toHaveLength(2);
    expect(await suspenseFaults(world, firm)).toEqual([]);
  });
});

describe("undo", () => {
  it("reverses every suspense entry by its mirror, removes the lines, and lets the file come again", async () => {
    const firm = await openFirm(world);
    const { id: fileId } = await takeIn(world, firm, FILE);
    expect(await firm.admin.change(undoStatement, { fileId, reason: "" })).toMatchObject({
      refusal: { code: "VALIDATION" },
    });
    yes(await firm.admin.change(undoStatement, { fileId, reason: "Wrong account" }));
    await settle(world);
    expect(await statementOf(firm, fileId)).toMatchObject({ state: "undone" });
    expect(await linesOf(world, firm)).toEqual([]);
    const rest = Object.values(await closing(firm)).filter((minor) => minor !== 0n);
    expect(rest).toEqual([]);
    const entries = await ownerRows(
      world,
      "SELECT reverses_entry_id IS NULL AS first, reversal_reason FROM journal_entry WHERE tenant_id = $1 ORDER BY id",
      [firm.tenant.id],
    );
    expect(entries).toHaveLength(4);
    expect(entries[2]).toEqual({ first: false, reversal_reason: "Wrong account" });
    expect(await suspenseFaults(world, firm)).toEqual([]);
    expect(await firm.admin.change(undoStatement, { fileId, reason: "Again" })).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
    expect(await takeIn(world, firm, FILE)).toMatchObject({ state: "committed" });
    expect(await closing(firm)).toMatchObject({ "1010": 600n });
  });

  it("is refused with the lines that something was matched with", async () => {
    const firm = await openFirm(world);
    const { id: fileId } = await takeIn(world, firm, FILE);
    const [line] = await linesOf(world, firm);
    await ownerRows(world, "UPDATE statement_line SET state = 'part_matched', matched = 1 WHERE id = $1", [
      line?.id,
    ]);
    expect(await firm.admin.change(undoStatement, { fileId, reason: "Wrong" })).toMatchObject({
      refusal: { code: "STATEMENT_MATCHED", facts: { blockers: [{ id: line?.id, narrative: "Alpha" }] } },
    });
    expect(await linesOf(world, firm)).toHaveLength(2);
  });

  it("takes mere proposals along", async () => {
    const firm = await openFirm(world);
    const { id: fileId } = await takeIn(world, firm, FILE);
    const [line] = await linesOf(world, firm);
    const match = newId();
    await ownerRows(world, "INSERT INTO match (tenant_id, id, strategy) VALUES ($1, $2, 'one_one')", [
      firm.tenant.id,
      match,
    ]);
    await ownerRows(
      world,
      "INSERT INTO match_part (tenant_id, id, match_id, line_id, target_type, target_id, amount) VALUES ($1, $2, $3, $4, 'payment', $2, 5)",
      [firm.tenant.id, newId(), match, line?.id],
    );
    yes(await firm.admin.change(undoStatement, { fileId, reason: "Wrong account" }));
    await settle(world);
    expect(await linesOf(world, firm)).toEqual([]);
    expect(await ownerRows(world, "SELECT 1 FROM match WHERE tenant_id = $1", [firm.tenant.id])).toEqual([]);
  });
});

describe("what the books refuse", () => {
  it("a locked month stops the file with the reason, and it goes on or back", async () => {
    const firm = await openFirm(world);
    const { id: fileId } = await readFile(world, firm, FILE);
    await ownerRows(
      world,
      "UPDATE ledger_account SET frozen = true WHERE tenant_id = $1 AND code = '2300' AND dimension_id IS NULL",
      [firm.tenant.id],
    );
    yes(await firm.admin.change(commitStatement, { fileId }));
    await settle(world);
    expect((await statementOf(firm, fileId)).findings.commit).toMatchObject({
      done: 0,
      refused: "ACCOUNT_FROZEN",
    });
    expect(await linesOf(world, firm)).toEqual([]);
    await ownerRows(world, "UPDATE ledger_account SET frozen = false WHERE tenant_id = $1", [firm.tenant.id]);
    yes(await firm.admin.change(commitStatement, { fileId }));
    await settle(world);
    expect(await statementOf(firm, fileId)).toMatchObject({ state: "committed", sumLines: 600n });
  });
});

describe("walls", () => {
  it("a viewer changes nothing, and another firm finds nothing", async () => {
    const firm = await openFirm(world);
    const other = await openFirm(world);
    const { id: fileId } = await takeIn(world, firm, FILE);
    expect(await firm.viewer.change(undoStatement, { fileId, reason: "Mine now" })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await other.admin.change(undoStatement, { fileId, reason: "Mine now" })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect(await other.admin.read(statementWork, { fileId })).toBeNull();
    const stored = await world.store(other.tenant.id, FILE);
    const bankAccountId = await bankAccountOf(world, firm);
    const form = { ...stored, fileName: "a.csv", mime: "text/csv", bankAccountId };
    expect(await other.admin.change(startStatement, form)).toMatchObject({
      refusal: { fields: { bankAccountId: "BANK_ACCOUNT_UNKNOWN" } },
    });
  });

  it("what belongs to the worker, nobody else calls, and the worker not out of turn", async () => {
    const firm = await openFirm(world);
    const { id: fileId } = await takeIn(world, firm, FILE);
    const booking = { fileId, from: 0, lines: [], last: true };
    expect(await firm.admin.change(bookStatementLines, booking)).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    for (const [command, input] of [
      [bookStatementLines, booking],
      [checkStatement, { fileId, reading: { ok: false, refusal: { code: "X", reasons: [] } } }],
      [takeBackLines, { fileId }],
      [stopBooking, { fileId, code: "X" }],
    ] as const)
      expect(await firm.system.change(command as typeof takeBackLines, input)).toMatchObject({
        refusal: { code: "STALE_JOB" },
      });
  });
});

function longFile(count: number, month: string): string {
  const rows = Array.from(
    { length: count },
    (_, at) => `2026-${month}-${(at % 30) + 1},Payment ${at},${(at % 7) + 1}.00`,
  );
  return `Date,Details,Amount\n${rows.join("\n")}`;
}

describe("20,000 lines", () => {
  it("are booked in chunks with flat memory, and taken back", async () => {
    const firm = await openFirm(world);
    // what autovacuum does in a living database, and the test's has not
    await takeIn(world, firm, longFile(2000, "03"));
    await ownerRows(world, "ANALYZE");
    const { id: fileId } = await readFile(world, firm, longFile(20_000, "04"));
    yes(await firm.admin.change(commitStatement, { fileId }));
    global.gc?.();
    const before = process.memoryUsage().heapUsed;
    let highest = 0;
    const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().heapUsed)), 50);
    await settle(world);
    clearInterval(watch);
    expect((highest - before) / 1e6).toBeLessThan(250);
    const file = await statementOf(firm, fileId);
    expect(file).toMatchObject({ state: "committed", findings: { commit: { done: 20_000, added: 20_000 } } });
    expect(await suspenseFaults(world, firm)).toEqual([]);
    yes(await firm.admin.change(undoStatement, { fileId, reason: "A load test" }));
    await settle(world);
    expect(await statementOf(firm, fileId)).toMatchObject({ state: "undone" });
    expect(await suspenseFaults(world, firm)).toEqual([]);
  }, 240_000);
});
