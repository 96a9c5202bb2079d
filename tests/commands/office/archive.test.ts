import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { buffer } from "node:stream/consumers";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { verifyAudit } from "../../../scripts/proof/verify-audit.mjs";
import { archiveOldMonths } from "~/jobs/office/archive-old-months.server";
import { verifyWholeChain } from "~/jobs/office/verify-chain.server";
import { verifyChain } from "~/office/data/event/event-seals.server";
import { addMonths } from "~/office/domain/calendar-date";
import { recordArchive } from "~/people/commands/audit/record-archive.server";
import { archiveList } from "~/people/queries/audit/archive-list.server";
import { auditChoices } from "~/people/queries/audit/audit-choices.server";
import { exportPublicKey } from "~/platform/crypto/sign-export.server";
import { withTenant } from "~/platform/db/tenant-db.server";

import * as archiveRoute from "../../../app/routes/files+/audit-archive.$archiveId";
import { type Firm, openFirm, yes } from "../../support/firm";
import { signedIn } from "../../support/login";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** First day of the month that lies so many months back. */
const monthBack = (months: number) => addMonths(`${new Date().toISOString().slice(0, 7)}-01`, -months);

/** Events of a month long ago, as the log would have them, sealed after those of today. */
async function oldEvents(firm: Firm, month: string, count: number): Promise<void> {
  await ownerRows(world, "SELECT make_month_partitions($1::date, 0)", [month]);
  await ownerRows(
    world,
    `INSERT INTO event (tenant_id, id, type, category, at, business_date, actor_kind, command, subject_type, subject_id, after)
      SELECT $1, overlay(uuidv7()::text placing left(uuid_floor(at)::text, 13) from 1 for 13)::uuid, 'account.contacted', 'change', at, at::date, 'system', 'x',
        'account', uuidv7(), jsonb_build_object('n', n)
      FROM (SELECT n, $2::date + make_interval(days => n % 27, secs => n) AS at FROM generate_series(1, $3::int) n) made`,
    [firm.tenant.id, month, count],
  );
  await world.seal(firm.tenant.id);
}

const monthsThere = async () =>
  (
    await ownerRows<{ name: string }>(
      world,
      "SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'event'::regclass",
    )
  ).map(({ name }) => name);
const partOf = (month: string) => `event_${month.slice(0, 7).replace("-", "")}`;

async function work(): Promise<void> {
  await archiveOldMonths(world.host);
  const { errors } = await world.drain();
  if (errors[0]) throw errors[0].error;
}
const chainOf = (firm: Firm) =>
  withTenant(world.host.database, firm.tenant.id, "read", (db) => verifyChain(db));

describe("an old month of the log", () => {
  it("leaves the database once every firm's part lies proved in cold storage; the chain goes on over it", async () => {
    const [one, two] = [await openFirm(world), await openFirm(world)];
    const old = monthBack(30);
    const younger = monthBack(20);
    for (const firm of [one, two]) await oldEvents(firm, old, 1_203);
    await oldEvents(one, younger, 3);
    const before = await chainOf(one);
    expect(before.brokenAt).toBeNull();
    await work();
    expect(await monthsThere()).toContain(partOf(old));
    await work();
    expect(await monthsThere()).not.toContain(partOf(old));
    expect(await monthsThere()).toContain(partOf(younger));
    expect((await chainOf(one)).brokenAt).toBeNull();
    await verifyWholeChain(world.host, { tenantId: one.tenant.id });
    expect((await one.admin.read(auditChoices, undefined)).lastCheck).toMatchObject({ brokenAt: null });
    const [archive] = await one.admin.read(archiveList, undefined);
    expect(archive).toMatchObject({ month: old, events: 1_203 });
    expect(archive?.retainUntil).toBe(addMonths(old, 121));
    // the file proves itself, without us
    const file = await world.host.ports.storage.get({
      tenantId: one.tenant.id,
      key: archive?.storageKey ?? "",
    });
    const text = gunzipSync(await buffer(file!)).toString("utf8");
    expect(verifyAudit(text, exportPublicKey()).faults).toEqual([]);
    // a changed file is found by the proof of the whole
    const stored = { tenantId: one.tenant.id, key: archive?.storageKey ?? "" };
    await world.host.ports.storage.put(stored, Readable.from(["another"]), { maxBytes: 100 });
    await verifyWholeChain(world.host, { tenantId: one.tenant.id });
    expect((await one.admin.read(auditChoices, undefined)).lastCheck).toMatchObject({
      brokenAt: Number(archive?.firstSeq),
    });
    // nobody else's event is missed, and one more missing is found
    await ownerRows(
      world,
      `SET session_replication_role = replica; DELETE FROM event WHERE tenant_id = '${one.tenant.id}' AND id >= uuid_floor('${younger}')
        AND id < uuid_floor('${addMonths(younger, 1)}')`,
    );
    expect((await chainOf(one)).brokenAt).not.toBeNull();
  });

  it("is fetched from the screen as the same signed lines, by who may take the log out", async () => {
    const firm = await openFirm(world);
    await oldEvents(firm, monthBack(40), 5);
    await work();
    const [archive] = await firm.admin.read(archiveList, undefined);
    const browser = await signedIn(world, firm.tenant.id, firm.admin.actor.id ?? "");
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const fetch = (archiveId: string) =>
      archiveRoute.loader({
        request: new Request(`http://quittance.test/files/audit-archive/${archiveId}`, {
          headers: { cookie, host: "quittance.test" },
        }),
        params: { archiveId },
        context: { cspNonce: "n", requestId: "r" },
      });
    const answer = await fetch(archive?.id ?? "");
    const { faults, manifest } = verifyAudit(await answer.text(), exportPublicKey());
    expect(faults).toEqual([]);
    expect(manifest).toMatchObject({ count: 5, complete: true });
    const other = await openFirm(world);
    await oldEvents(other, monthBack(40), 2);
    await work();
    const [theirs] = await other.admin.read(archiveList, undefined);
    await expect(fetch(theirs?.id ?? "")).rejects.toMatchObject({ status: 404 });
  });

  it("stays while the archive holds anything else than it, and while it is young", async () => {
    const firm = await openFirm(world);
    const month = monthBack(50);
    await oldEvents(firm, month, 4);
    const detach = (on: string, counts: object) =>
      ownerRows(world, "SELECT detach_event_month($1::date, $2::jsonb)", [on, JSON.stringify(counts)]);
    await expect(detach(month, { [firm.tenant.id]: 3 })).rejects.toThrow("ARCHIVE_INCOMPLETE");
    await expect(detach(month, {})).rejects.toThrow("ARCHIVE_INCOMPLETE");
    await expect(detach(monthBack(12), {})).rejects.toThrow("ARCHIVE_TOO_YOUNG");
    expect(await monthsThere()).toContain(partOf(month));
  });

  it("is recorded by the worker alone, once", async () => {
    const firm = await openFirm(world);
    const archive = {
      month: monthBack(60),
      storageKey: "archive/events.jsonl.gz",
      sha256: "a".repeat(64),
      bytes: 10,
      events: 2,
      firstSeq: 1,
      lastSeq: 2,
    };
    expect(await firm.admin.change(recordArchive, archive)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(yes(await firm.system.change(recordArchive, archive))).toEqual({ first: true });
    expect(yes(await firm.system.change(recordArchive, archive))).toEqual({ first: false });
  });
});
