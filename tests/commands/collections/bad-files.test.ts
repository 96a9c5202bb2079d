import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { approveImport } from "~/collections/commands/placement/approve-import.server";
import { beginImportCheck } from "~/collections/commands/placement/begin-import-check.server";
import { cancelImport } from "~/collections/commands/placement/cancel-import.server";
import { checkImportChunk } from "~/collections/commands/placement/check-import-chunk.server";
import { failImport } from "~/collections/commands/placement/fail-import.server";
import { finishImport } from "~/collections/commands/placement/finish-import.server";
import { finishImportCheck } from "~/collections/commands/placement/finish-import-check.server";
import { loadImportChunk } from "~/collections/commands/placement/load-import-chunk.server";
import { startImport } from "~/collections/commands/placement/start-import.server";
import { importRows } from "~/collections/queries/import-rows.server";
import { importWork } from "~/collections/queries/import-work.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { importFile } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

const HEADER = "external_ref,debtor_name,original_amount,due_date";
let files = 0;
const name = () => `file-${(files += 1)}.csv`;
const line = (ref: string, more = "Angela Foster,100.00,2026-01-15") => `${ref},${more}`;
const accountsOf = (own: Firm) =>
  ownerRows<{ n: number; sum: string }>(
    world,
    "SELECT count(*)::int AS n, coalesce(sum(balance), 0)::text AS sum FROM account WHERE tenant_id = $1",
    [own.tenant.id],
  );

describe("files that cannot be taken as a whole", () => {
  it.each([
    ["empty", "", "EMPTY_FILE"],
    ["header only", `${HEADER}\n`, "EMPTY_FILE"],
    ["a missing column", "external_ref,debtor_name\nA,B", "MISSING_COLUMN"],
    ["a column twice", `${HEADER},amount\n${line("A")},1`, "DUPLICATE_HEADER"],
    ["binary", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 0]), "NOT_TEXT"],
    ["nothing but bad rows", `${HEADER}\nA,B,x,\nC,D,y,`, "ALL_ROWS_REJECTED"],
  ])("%s is refused and places nothing", async (_what, content, code) => {
    const own = await openFirm(world);
    const job = await importFile(world, own, name(), content);
    expect(job).toMatchObject({ status: "failed", errorCode: code, amountOk: 0n });
    expect(await accountsOf(own)).toEqual([{ n: 0, sum: "0" }]);
  });

  it("names the missing columns", async () => {
    const job = await importFile(world, firm, name(), "external_ref\nX1");
    expect(job.options.errorFacts).toEqual(["debtor_name", "original_amount"]);
  });
});

describe("files in odd clothes", () => {
  const text = `${HEADER}\n${line("R1", "José Núñez,100.00,2026-01-15")}\n${line("R2", "Zoë Brontë,50.50,")}\n`;
  const utf16 = (big: boolean) => {
    const body = Buffer.from(`\ufeff${text}`, "utf16le");
    return big ? body.swap16() : body;
  };
  it.each([
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16 little-endian", utf16(false)],
    ["UTF-16 big-endian", utf16(true)],
    ["Latin-1", Buffer.from(text, "latin1")],
    ["semicolons", text.replaceAll(",", ";")],
    ["tabs and Windows line ends", text.replaceAll(",", "\t").replaceAll("\n", "\r\n")],
    ["old Mac line ends", text.replaceAll("\n", "\r")],
  ])("%s is read all the same", async (_what, content) => {
    const own = await openFirm(world);
    const job = await importFile(world, own, name(), content);
    expect(job).toMatchObject({ status: "completed", amountOk: 15_050n, counters: { ok: 2, errors: 0 } });
    const names = await ownerRows<{ full_name: string }>(
      world,
      "SELECT full_name FROM customer WHERE tenant_id = $1 ORDER BY number",
      [own.tenant.id],
    );
    expect(names.map((row) => row.full_name)).toEqual(["José Núñez", "Zoë Brontë"]);
  });

  it("a ten-megabyte line, a broken quote, missing and extra cells are one error each, by line, and the rest loads", async () => {
    const own = await openFirm(world);
    const content = [
      HEADER,
      line("G1"),
      `B1,${"x".repeat(10_000_000)},1,`,
      'B2,"bad"quote,5.00,',
      "B3,short",
      "B4,Angela Foster,1.00,2026-01-15,extra",
      "",
      line("G2"),
      'B5,"open,1.00,',
      line("G3"),
    ].join("\n");
    const job = await importFile(world, own, name(), content);
    expect(job.counters).toMatchObject({ processed: 8, ok: 3, errors: 5 });
    const report = await own.admin.read(importRows, { importId: job.id });
    expect(
      report.rows.filter((row) => row.outcome === "error").map((row) => [row.line, row.faults[0]?.code]),
    ).toEqual([
      [3, "RECORD_TOO_LONG"],
      [4, "QUOTE_MALFORMED"],
      [5, "COLUMN_COUNT"],
      [6, "COLUMN_COUNT"],
      [9, "QUOTE_NOT_CLOSED"],
    ]);
  });

  it("an identical row is skipped, and every row of a conflict refused", async () => {
    const own = await openFirm(world);
    const content = [
      HEADER,
      line("D1"),
      line("D1"),
      line("C1"),
      line("C1", "Angela Foster,999.00,"),
      line("OK"),
    ].join("\n");
    const job = await importFile(world, own, name(), content);
    expect(job).toMatchObject({
      amountOk: 20_000n,
      counters: { processed: 5, ok: 2, skipped: 1, errors: 2 },
    });
    expect(await accountsOf(own)).toEqual([{ n: 2, sum: "20000" }]);
  });
});

describe("the same file again", () => {
  it("AX-3.3 is recognised by its bytes, whatever its name, and adds nothing", async () => {
    const own = await openFirm(world);
    const content = `${HEADER}\n${line("S1")}`;
    const job = await importFile(world, own, "a.csv", content);
    const stored = await world.store(own.tenant.id, content);
    const again = await own.admin.change(startImport, {
      ...stored,
      fileName: "b.csv",
      mime: "text/csv",
      creditorId: own.creditorId,
      source: "upload",
    });
    expect(again).toMatchObject({ refusal: { code: "DUPLICATE_FILE", facts: { importId: job.id } } });
  });

  it("sent twice at once it becomes one import", async () => {
    const own = await openFirm(world);
    const stored = await world.store(own.tenant.id, `${HEADER}\n${line("P1")}`);
    const start = () =>
      own.admin.change(startImport, {
        ...stored,
        fileName: "b.csv",
        mime: "text/csv",
        creditorId: own.creditorId,
        source: "upload",
      });
    const answers = await Promise.all([start(), start(), start(), start()]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it("references that are known already are skipped, so a corrected file only adds what was missing", async () => {
    const own = await openFirm(world);
    await importFile(world, own, name(), [HEADER, line("K1"), "K2,Angela Foster,x,"].join("\n"));
    const job = await importFile(world, own, name(), [HEADER, line("K1"), line("K2")].join("\n"));
    expect(job).toMatchObject({ amountOk: 10_000n, counters: { ok: 1, skipped: 1 } });
    expect(await accountsOf(own)).toEqual([{ n: 2, sum: "20000" }]);
  });
});

describe("an interrupted load", () => {
  it("AX-3.4 goes on at its checkpoint and loads no row twice, wherever it stopped", async () => {
    const own = await openFirm(world);
    const content = [HEADER, ...Array.from({ length: 60 }, (_, index) => line(`L${index}`))].join("\n");
    const job = await importFile(world, own, name(), content, { approve: false });
    yes(await own.admin.change(approveImport, { importId: job.id }));
    const header = HEADER.split(",");
    const records = Array.from({ length: 60 }, (_, index) => ({
      line: index + 2,
      cells: line(`L${index}`).split(","),
    }));
    // a worker that died after 20 rows, one that repeats 10 of them and dies again, then the real job
    yes(
      await own.system.change(loadImportChunk, { importId: job.id, header, records: records.slice(0, 20) }),
    );
    yes(
      await own.system.change(loadImportChunk, { importId: job.id, header, records: records.slice(10, 35) }),
    );
    expect((await world.drain()).errors).toEqual([]);
    const work = await own.system.read(importWork, { importId: job.id });
    expect(work?.job).toMatchObject({ status: "completed", counters: { ok: 60, processed: 60 } });
    expect(await accountsOf(own)).toEqual([{ n: 60, sum: "600000" }]);
  });

  it("a cancelled import stops, and commands that come late change nothing", async () => {
    const own = await openFirm(world);
    const job = await importFile(world, own, name(), `${HEADER}\n${line("X1")}`, { approve: false });
    yes(await own.admin.change(cancelImport, { importId: job.id }));
    const late = {
      importId: job.id,
      header: HEADER.split(","),
      records: [{ line: 2, cells: line("X1").split(",") }],
    };
    for (const answer of [
      await own.system.change(loadImportChunk, late),
      await own.system.change(checkImportChunk, late),
      await own.system.change(finishImport, { importId: job.id }),
      await own.system.change(finishImportCheck, { importId: job.id, repetitions: [] }),
      await own.system.change(beginImportCheck, {
        importId: job.id,
        encoding: "utf-8",
        delimiter: ",",
        header: HEADER.split(","),
      }),
    ]) {
      expect(answer).toMatchObject({ ok: false, refusal: { code: "STALE_JOB" } });
    }
    yes(await own.system.change(failImport, { importId: job.id, code: "LATE" }));
    expect((await own.system.read(importWork, { importId: job.id }))?.job.status).toBe("cancelled");
    expect(await accountsOf(own)).toEqual([{ n: 0, sum: "0" }]);
  });
});
