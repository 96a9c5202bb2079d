import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { approveImport } from "~/collections/commands/placement/approve-import.server";
import { cancelImport } from "~/collections/commands/placement/cancel-import.server";
import { loadImportChunk } from "~/collections/commands/placement/load-import-chunk.server";
import { withdrawImportChunk } from "~/collections/commands/placement/withdraw-import-chunk.server";
import { importList } from "~/collections/queries/import-list.server";
import { worklistPage } from "~/collections/queries/worklist/worklist-page.server";
import { worklistFilter } from "~/collections/domain/worklist/worklist-filter";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { importFile } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const HEADER = "external_ref,debtor_name,original_amount,due_date";
const REFERENCES = ["C1", "C2", "C3"];
const line = (reference: string) => `${reference},Angela Foster,100.00,2026-01-15`;
const content = (more = "") => [HEADER, ...REFERENCES.map(line)].join("\n") + more;

/** An import whose first two rows are in when somebody cancels it. */
async function cancelHalfWay(firm: Firm, mode: "partial" | "all_or_nothing"): Promise<string> {
  const job = await importFile(world, firm, `${mode}.csv`, content(), { accept: mode, approve: false });
  yes(await firm.admin.change(approveImport, { importId: job.id }));
  const records = REFERENCES.slice(0, 2).map((one, at) => ({ line: at + 2, cells: line(one).split(",") }));
  yes(await firm.system.change(loadImportChunk, { importId: job.id, header: HEADER.split(","), records }));
  yes(await firm.admin.change(cancelImport, { importId: job.id }));
  expect((await world.drain()).errors).toEqual([]);
  return job.id;
}

async function seen(firm: Firm): Promise<string[]> {
  const page = await firm.admin.read(
    (context) => worklistPage(context, worklistFilter.parse({ sort: "created" }), 50),
    undefined,
  );
  return page.rows.map((row) => row.externalRef).sort();
}

describe("an import cancelled while it loads", () => {
  it("in part keeps what is loaded, and a second file adds the rest", async () => {
    const firm = await openFirm(world);
    await cancelHalfWay(firm, "partial");
    expect(await seen(firm)).toEqual(["C1", "C2"]);
    expect((await firm.admin.read(importList, {})).rows[0]).toMatchObject({ status: "cancelled", loaded: 2 });
    const again = await importFile(world, firm, "again.csv", content("\n"));
    expect(again.counters).toMatchObject({ ok: 1, skipped: 2 });
    expect(await seen(firm)).toEqual(REFERENCES);
  });

  it("of an all-or-nothing file leaves nothing that bars the same debts from the next one", async () => {
    const firm = await openFirm(world);
    const importId = await cancelHalfWay(firm, "all_or_nothing");
    expect(await seen(firm)).toEqual([]);
    expect((await firm.admin.read(importList, {})).rows[0]?.loaded).toBe(0);
    const left = await ownerRows<{ status: string; balance: string; drift: string }>(
      world,
      `SELECT a.status, a.balance::text, (SELECT sum(principal) FROM account_movement m WHERE m.tenant_id = a.tenant_id
         AND m.account_id = a.id)::text AS drift FROM account a WHERE a.tenant_id = $1`,
      [firm.tenant.id],
    );
    expect(left).toEqual(Array(2).fill({ status: "CLOSED", balance: "0", drift: "0" }));
    const late = await firm.system.change(withdrawImportChunk, { importId, eventId: importId });
    expect(yes(late)).toEqual({ done: true });
    const again = await importFile(world, firm, "again.csv", content("\n"), { accept: "all_or_nothing" });
    expect(again).toMatchObject({ status: "completed", counters: { ok: 3, skipped: 0 } });
    expect(await seen(firm)).toEqual(REFERENCES);
  });

  it("is the only kind whose accounts can be withdrawn, and only in the own firm", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const job = await importFile(world, firm, "kept.csv", content());
    const input = { importId: job.id, eventId: job.id };
    expect(await firm.system.change(withdrawImportChunk, input)).toMatchObject({
      refusal: { code: "STALE_JOB" },
    });
    expect(await other.system.change(withdrawImportChunk, input)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect(await firm.admin.change(withdrawImportChunk, input)).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await seen(firm)).toEqual(REFERENCES);
  });
});
