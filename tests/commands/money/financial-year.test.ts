import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { credit, debit } from "~/money/domain/ledger/journal-entry";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { settle } from "../../support/paying";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const branch = newId();

/** Money of one debtor on a day, as any command of the desk would post it. */
const receive = defineCommand(
  { name: "test.receive", permission: "ledger:post", input: z.object({ on: z.string() }) },
  async (context, { on }) => {
    const account = newId();
    const eventId = context.emit("payment.succeeded", { type: "payment", id: account });
    const cause = { eventId, key: account, effectiveDate: on, narration: "test" };
    const lines = [debit("1000", branch, 100n), credit("2100", account, 100n)];
    const draft = { ruleCode: "PC01", voucherType: "receipt" as const, lines };
    await postEntry(context, { ...cause, subject: { type: "payment", id: account } }, draft);
    return accept(null);
  },
);

const posted = (firm: Firm, on: string) => firm.system.change(receive, { on });

function yearsOf(firm: Firm): Promise<{ day: string; year: number }[]> {
  return ownerRows(
    world,
    "SELECT DISTINCT posting_date::text AS day, fiscal_year AS year FROM journal_entry WHERE tenant_id = $1 ORDER BY 1, 2",
    [firm.tenant.id],
  );
}

describe("§19 the switch of the financial year", () => {
  it.each([
    [1, "2025-12-31", "2026-01-01"],
    [4, "2026-03-31", "2026-04-01"],
    [7, "2026-06-30", "2026-07-01"],
  ])(
    "starting in month %i, vouchers of the last and the first day made at once each have their own gapless year",
    async (fiscalStartMonth, last, first) => {
      const firm = await openFirm(world, { fiscalStartMonth });
      const both = Array.from({ length: 8 }, () => [posted(firm, last), posted(firm, first)]).flat();
      for (const answer of await Promise.all(both)) yes(answer);
      await settle(world);
      await world.seal(firm.tenant.id);
      expect(await yearsOf(firm)).toEqual([
        { day: last, year: 2025 },
        { day: first, year: 2026 },
      ]);
      const numbers = await ownerRows(
        world,
        "SELECT series, count(*)::int AS n, min(n)::int AS first, max(n)::int AS last FROM entry_number WHERE tenant_id = $1 AND series LIKE 'R-%' GROUP BY 1 ORDER BY 1",
        [firm.tenant.id],
      );
      expect(numbers).toEqual([
        { series: "R-2025", n: 8, first: 1, last: 8 },
        { series: "R-2026", n: 8, first: 1, last: 8 },
      ]);
    },
  );

  it("is a row changed while others post: every entry has a year, the old or the new one, and none waits for it", async () => {
    const firm = await openFirm(world);
    const before = Array.from({ length: 6 }, () => posted(firm, "2026-02-10"));
    const change = ownerRows(world, "UPDATE tenant SET fiscal_start_month = 4 WHERE id = $1", [
      firm.tenant.id,
    ]);
    const after = Array.from({ length: 6 }, () => posted(firm, "2026-02-10"));
    for (const answer of await Promise.all([...before, ...after])) yes(answer);
    await change;
    yes(await posted(firm, "2026-02-11"));
    const years = await yearsOf(firm);
    expect(years.every(({ day, year }) => year === 2025 || (year === 2026 && day === "2026-02-10"))).toBe(
      true,
    );
    expect(years.at(-1)).toEqual({ day: "2026-02-11", year: 2025 });
  });
});
