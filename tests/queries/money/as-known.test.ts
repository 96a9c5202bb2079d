import { afterAll, beforeAll, expect, it } from "vitest";

import { saveEntry } from "~/money/data/ledger/entries.server";
import { credit, debit } from "~/money/domain/ledger/journal-entry";
import { asKnown } from "~/money/queries/ledger/as-known.server";
import { addDays } from "~/office/domain/calendar-date";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm } from "../../support/firm";
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

/** Posts, seals, and says that it was sealed so many days ago. */
async function post(amount: bigint, effectiveDate: string, sealedBack: number) {
  const { tenant, system } = firm;
  await withTenant(world.host.database, tenant.id, "write", (db) => {
    const id = newId();
    const frame = {
      id, tenant, actor: system.actor, causeEventId: id, causeKey: id, effectiveDate, narration: "test",
      subject: { type: "test", id }, desk: "collections",
    }; // prettier-ignore
    return saveEntry(db, frame, {
      ruleCode: "PC01",
      voucherType: "receipt",
      lines: [debit("1000", branch, amount), credit("2100", newId(), amount)],
    });
  });
  await ownerRows(
    world,
    `WITH e AS (SELECT tenant_id, txid FROM journal_entry WHERE tenant_id = $1 ORDER BY txid DESC LIMIT 1)
      INSERT INTO event_seal (tenant_id, id, seq, event_id, txid, prev_hash, hash, sealed_at)
      SELECT e.tenant_id, uuidv7(), 1000 + e.txid, uuidv7(), e.txid, '\\x00', '\\x00', now() - make_interval(days => $2) FROM e RETURNING id`,
    [tenant.id, sealedBack],
  );
}

it("14.a both figures of a day reproduce: what was known then, and what is known now", async () => {
  const today = firm.tenant.businessDate;
  const day = addDays(today, -20);
  await post(96_000_00n, addDays(day, -5), 24);
  await post(7_963_73n, day, 4);
  await post(5_00n, addDays(day, 3), 2);
  const known = (knownOn: string) => firm.admin.read(asKnown, { on: day, knownOn });
  const cash = async (knownOn: string) => (await known(knownOn)).rows.find((row) => row.code === "1000");
  expect(await cash(day)).toMatchObject({ then: 96_000_00n, now: 103_963_73n });
  expect(await cash(addDays(today, -3))).toMatchObject({ then: 103_963_73n, now: 103_963_73n });
  const then = await known(day);
  expect(then).toMatchObject({ laterCount: 1, later: [{ effectiveDate: day, amount: 7_963_73n }] });
  expect((await known(addDays(today, -3))).later).toEqual([]);
});
