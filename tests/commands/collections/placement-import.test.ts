import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { importRows } from "~/collections/queries/import-rows.server";

import { openFirm } from "../../support/firm";
import { importFile } from "../../support/placed";
import { openWorld, readPlacement, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("placement import", () => {
  it("AX-3.1 loads new_placements_feb2026.csv: 15 of 15, total 79,997.30", async () => {
    const firm = await openFirm(world);
    const job = await importFile(
      world,
      firm,
      "new_placements_feb2026.csv",
      await readPlacement("new_placements_feb2026.csv"),
    );
    expect(job).toMatchObject({ status: "completed", amountOk: 7_999_730n });
    expect(job.counters).toMatchObject({ total: 15, processed: 15, ok: 15, errors: 0, skipped: 0 });
  });

  it("AX-3.2 loads portfolio_transfer_march2026.csv in part: 9 good, 55,961.50, one bad row at line 8", async () => {
    const firm = await openFirm(world);
    const job = await importFile(
      world,
      firm,
      "portfolio.csv",
      await readPlacement("portfolio_transfer_march2026.csv"),
    );
    expect(job).toMatchObject({ status: "completed", amountOk: 5_596_150n });
    expect(job.counters).toMatchObject({ total: 10, processed: 10, ok: 9, errors: 1 });
    const report = await firm.admin.read(importRows, { importId: job.id });
    const bad = report.rows.filter((row) => row.outcome === "error");
    expect(bad.map((row) => row.line)).toEqual([8]);
    expect(bad[0]?.faults.map((fault) => [fault.column, fault.value, fault.code])).toEqual([
      ["original_amount", "not_a_number", "AMOUNT_NOT_NUMBER"],
      ["due_date", "bad-date", "DATE_FORMAT"],
    ]);
  });

  it("AX-3.2 loads nothing of the same file when all or nothing was asked", async () => {
    const firm = await openFirm(world);
    const content = await readPlacement("portfolio_transfer_march2026.csv");
    const job = await importFile(world, firm, "portfolio.csv", content, { accept: "all_or_nothing" });
    expect(job).toMatchObject({ status: "failed", errorCode: "ROWS_REJECTED", amountOk: 0n });
  });
});
