import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordReportExport } from "~/money/commands/ledger/record-report-export.server";
import { cashPosition } from "~/money/queries/bank/cash-position.server";
import { suspenseAgeing } from "~/money/queries/bank/suspense-ageing.server";
import { addDays } from "~/office/domain/calendar-date";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { bankAccountOf, table, takeIn } from "../../support/statements";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let other: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  other = await openFirm(world);
  const day = (back: number) => addDays(firm.tenant.businessDate, -back);
  await takeIn(
    world,
    firm,
    table([
      [day(45), "Old money", "10.00"],
      [day(31), "Just over a month", "1.00"],
      [day(30), "Just a month", "2.00"],
      [day(8), "Eight days", "3.00"],
      [day(7), "A week", "4.00"],
      [day(4), "Four days", "5.00"],
      [day(3), "Three days", "6.00"],
      [day(1), "Yesterday", "7.00"],
      [day(2), "Paid out", "-8.00"],
      [day(0), "Today", "9.00"],
    ]),
  );
});
afterAll(() => world.close());

describe("the ageing of suspense", () => {
  it("puts what waits into the bucket of its age, each side by itself, and agrees with the books", async () => {
    const { rows, booked } = await firm.admin.read(suspenseAgeing, undefined);
    expect(rows.map(({ side, open, total, lines }) => ({ side, open, total, lines }))).toEqual([
      {
        side: "C",
        open: { "0-1": 1600n, "2-3": 600n, "4-7": 900n, "8-30": 500n, "31": 1100n },
        total: 4700n,
        lines: 9,
      },
      { side: "D", open: { "0-1": 0n, "2-3": 800n, "4-7": 0n, "8-30": 0n, "31": 0n }, total: 800n, lines: 1 },
    ]);
    expect(booked).toEqual({ C: 4700n, D: 800n });
  });

  it("another firm has nothing of it", async () => {
    expect((await other.admin.read(suspenseAgeing, undefined)).rows).toEqual([]);
  });
});

describe("the cash position", () => {
  it("sets book beside bank, with what lies between", async () => {
    const id = await bankAccountOf(world, firm);
    const row = (await firm.admin.read(cashPosition, undefined)).find((one) => one.bankAccountId === id);
    expect(row).toMatchObject({
      book: 3900n,
      unmatchedIn: 4700n,
      unmatchedOut: 800n,
      unmatched: 10,
      inTransit: 0n,
    });
  });
});

describe("taking a report out", () => {
  it("is a fact of the log, and only for who may", async () => {
    const taken = { report: "trial-balance", format: "xlsx", filter: "on=2026-11-21" };
    yes(await firm.admin.change(recordReportExport, taken));
    const log = await ownerRows(
      world,
      "SELECT category, after FROM event WHERE type = 'export.run' AND tenant_id = $1 ORDER BY id DESC LIMIT 1",
      [firm.tenant.id],
    );
    expect(log).toEqual([
      { category: "access", after: { list: "trial-balance", format: "xlsx", filter: "on=2026-11-21" } },
    ]);
    expect(await firm.viewer.change(recordReportExport, taken)).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const unknown = await firm.admin.change(recordReportExport, { ...taken, report: "everything" });
    expect(unknown.ok).toBe(false);
  });
});
