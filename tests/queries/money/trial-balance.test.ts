import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { saveEntry } from "~/money/data/ledger/entries.server";
import { saveLedgerDays } from "~/money/data/ledger/ledger-days.server";
import { credit, debit } from "~/money/domain/ledger/journal-entry";
import { trialBalance } from "~/money/queries/ledger/trial-balance.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

const branch = newId();
const dayOf = (back: number) =>
  new Date(Date.parse(firm.tenant.businessDate) - back * 86_400_000).toISOString().slice(0, 10);

/** One entry, posted on a day before today; `before` runs in its transaction, ahead of the commit. */
function post(
  amount: bigint,
  back: number,
  before?: () => Promise<unknown>,
  place = branch,
): Promise<unknown> {
  return withTenant(world.host.database, firm.tenant.id, "write", async (db) => {
    const id = newId();
    const frame = {
      id, tenant: firm.tenant, actor: firm.system.actor, causeEventId: id, causeKey: id, effectiveDate: dayOf(back),
      narration: "test", subject: { type: "test", id }, desk: "collections",
    }; // prettier-ignore
    await saveEntry(db, frame, {
      ruleCode: "PC01",
      voucherType: "receipt",
      lines: [debit("1000", place, amount), credit("2100", newId(), amount)],
    });
    await before?.();
  });
}

const keep = (limit = 1000) =>
  withTenant(world.host.database, firm.tenant.id, "write", (db) => saveLedgerDays(db, limit));

interface Counted {
  code: string;
  opening: string;
  dr: string;
  cr: string;
}

/** The same figures from every posting. */
async function counted(from: string, on: string) {
  const rows = await ownerRows<Counted>(
    world,
    `SELECT a.code, coalesce(sum(p.dr - p.cr) FILTER (WHERE p.posting_date < $2), 0) AS opening,
        coalesce(sum(p.dr) FILTER (WHERE p.posting_date >= $2), 0) AS dr, coalesce(sum(p.cr) FILTER (WHERE p.posting_date >= $2), 0) AS cr
      FROM posting p JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
      WHERE p.tenant_id = $1 AND p.posting_date <= $3 GROUP BY 1 ORDER BY 1`,
    [firm.tenant.id, from, on],
  );
  return rows.map(({ code, opening, dr, cr }) => [code, BigInt(opening), BigInt(dr), BigInt(cr)]);
}

async function expectEqual() {
  for (const [first, last] of [
    [40, 0],
    [20, 0],
    [20, 5],
    [5, 5],
    [400, 300],
  ] as const) {
    const [from, on] = [dayOf(first), dayOf(last)];
    const balance = await firm.admin.read(trialBalance, { from, on });
    const shown = balance.rows
      .map(({ code, opening, debits, credits }) => [code, opening, debits, credits] as const)
      .filter(([, ...amounts]) => amounts.some((amount) => amount !== 0n));
    expect(shown, `${from} to ${on}`).toEqual(await counted(from, on));
    expect(balance.difference).toBe(0n);
  }
}

describe("the trial balance", () => {
  it("equals the sum of the postings with no day kept, with some, and with all", async () => {
    for (let i = 1; i <= 12; i += 1) await post(BigInt(i * 100), i * 3);
    await expectEqual();
    while ((await keep(5)) >= 5) await expectEqual();
    await post(77n, 10);
    await expectEqual();
    await keep();
    await expectEqual();
    expect(await keep()).toBe(0);
  });

  it("passes over no entry of a transaction that was still running when the days were kept", async () => {
    await post(500n, 2, async () => {
      await post(300n, 2, undefined, newId());
      await keep();
    });
    await expectEqual();
    await keep();
    await expectEqual();
  });

  it("is right however many keep its days at once", async () => {
    await Promise.all([
      ...Array.from({ length: 8 }, (_, i) => post(BigInt(i + 1), i)),
      keep(2),
      keep(2),
      keep(2),
    ]);
    while ((await keep(3)) > 0) await expectEqual();
    await expectEqual();
  });

  it("I03 finds a kept day that is not the sum of its postings", async () => {
    expect(yes(await firm.system.change(checkInvariants, { trigger: "asked" })).failed).not.toContain("I03");
    await ownerRows(
      world,
      "UPDATE ledger_day SET debits = debits + 1 WHERE tenant_id = $1 AND code = '1000' AND posting_date = $2 RETURNING id",
      [firm.tenant.id, dayOf(3)],
    );
    expect(yes(await firm.system.change(checkInvariants, { trigger: "asked" })).failed).toContain("I03");
  });
});
