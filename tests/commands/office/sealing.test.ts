import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { saveAnchor, verifyChain } from "~/office/data/event/event-seals.server";
import { withTenant } from "~/platform/db/tenant-db.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { nextKey } from "../../support/paying";
import { placeDebt } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const verify = (firm: Firm) =>
  withTenant(world.host.database, firm.tenant.id, "read", (db) => verifyChain(db));

async function busyFirm() {
  const firm = await openFirm(world);
  const account = await placeDebt(world, firm, { amount: "500.00" });
  const pay = () =>
    firm.admin.change(
      recordDebtorPayment,
      { accountId: account.id, amount: "5.00", method: "cash", effectiveDate: firm.tenant.businessDate },
      nextKey(),
    );
  return { firm, pay };
}

describe("sealing", () => {
  it("chains every event once, without gaps, however many seal at the same time", async () => {
    const { firm, pay } = await busyFirm();
    await Promise.all([
      ...Array.from({ length: 12 }, pay),
      ...Array.from({ length: 6 }, () => world.seal(firm.tenant.id)),
    ]);
    await world.seal(firm.tenant.id);
    const [counted] = await ownerRows<{ events: number; seals: number; top: number }>(
      world,
      "SELECT (SELECT count(*)::int FROM event WHERE tenant_id = $1) AS events, count(*)::int AS seals, max(seq)::int AS top FROM event_seal WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    expect(counted?.seals).toBe(counted?.events);
    expect(counted?.top).toBe(counted?.events);
    expect(await verify(firm)).toEqual({ checked: counted?.events, brokenAt: null });
  });

  it("never waits for or passes over a transaction that is still running", async () => {
    const { firm, pay } = await busyFirm();
    await world.seal(firm.tenant.id);
    yes(await pay());
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    const started = new Promise<void>((resolve) => {
      void withTenant(world.host.database, firm.tenant.id, "write", async (db) => {
        const { rows, sql } = await import("~/platform/db/tenant-db.server");
        await rows(db, sql`SELECT pg_current_xact_id()`);
        resolve();
        await held;
      });
    });
    await started;
    yes(await pay());
    await world.seal(firm.tenant.id);
    const before = await verify(firm);
    release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await world.seal(firm.tenant.id);
    const after = await verify(firm);
    expect(after.checked).toBeGreaterThan(before.checked);
    expect(after.brokenAt).toBeNull();
  });

  it("P6-1 one byte of an old event changed behind every wall is found by its number", async () => {
    const { firm, pay } = await busyFirm();
    yes(await pay());
    await world.seal(firm.tenant.id);
    const [victim] = await ownerRows<{ seq: string; event_id: string }>(
      world,
      "SELECT seq, event_id FROM event_seal WHERE tenant_id = $1 AND seq = 5",
      [firm.tenant.id],
    );
    await ownerRows(
      world,
      `SET session_replication_role = replica; UPDATE event SET reason = 'altered' WHERE id = '${victim?.event_id ?? ""}'`,
    );
    expect(await verify(firm)).toMatchObject({ brokenAt: 5n });
  });

  it("P6-2 a deleted tail shows against the day's anchor", async () => {
    const { firm, pay } = await busyFirm();
    yes(await pay());
    await world.seal(firm.tenant.id);
    await withTenant(world.host.database, firm.tenant.id, "write", (db) =>
      saveAnchor(db, firm.tenant.businessDate),
    );
    await ownerRows(
      world,
      `SET session_replication_role = replica; DELETE FROM event_seal WHERE tenant_id = '${firm.tenant.id}' AND seq = (SELECT max(seq) FROM event_seal WHERE tenant_id = '${firm.tenant.id}')`,
    );
    const [compared] = await ownerRows<{ missing: number }>(
      world,
      "SELECT (a.count - (SELECT count(*) FROM event_seal s WHERE s.tenant_id = a.tenant_id))::int AS missing FROM event_anchor a WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    expect(compared).toEqual({ missing: 1 });
  });

  it("gives vouchers, payments and receipts gapless numbers in that order", async () => {
    const { firm, pay } = await busyFirm();
    await Promise.all(Array.from({ length: 9 }, pay));
    await Promise.all([world.seal(firm.tenant.id), world.seal(firm.tenant.id)]);
    await world.seal(firm.tenant.id);
    const receipts = await ownerRows<{ no: string }>(
      world,
      "SELECT receipt_no AS no FROM receipt WHERE tenant_id = $1 ORDER BY 1",
      [firm.tenant.id],
    );
    const year = firm.tenant.businessDate.slice(0, 4);
    expect(receipts.map((row) => row.no)).toEqual(
      Array.from({ length: 9 }, (_, index) => `RCT-${year}-00000${index + 1}`),
    );
    const entries = await ownerRows<{ n: string }>(
      world,
      "SELECT n::text FROM entry_number WHERE tenant_id = $1 AND series LIKE 'R-%' ORDER BY n",
      [firm.tenant.id],
    );
    expect(entries.map((row) => Number(row.n))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
