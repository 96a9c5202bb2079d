import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { verifyAudit } from "../../../scripts/proof/verify-audit.mjs";
import { addAccountNote } from "~/collections/commands/account/add-account-note.server";
import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { accountTimeline } from "~/collections/queries/account/account-timeline.server";
import { verifyChain } from "~/office/data/event/event-seals.server";
import { takePersonKeys } from "~/office/data/event/personal/person-keys.server";
import { auditCsv } from "~/people/letters/audit/audit-csv";
import { auditJsonl } from "~/people/letters/audit/audit-jsonl.server";
import { auditEvent } from "~/people/queries/audit/audit-event.server";
import { auditList } from "~/people/queries/audit/audit-list.server";
import { walkAudit } from "~/people/queries/audit/walk-audit.server";
import { exportPublicKey, signExport } from "~/platform/crypto/sign-export.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { placeDebt } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

const WORDS = "Her sister Beth says she moved to 12 Elm Street";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

async function customerOf(accountId: string): Promise<string> {
  const [row] = await ownerRows<{ id: string }>(
    world,
    "SELECT customer_id AS id FROM account WHERE tenant_id = $1 AND id = $2",
    [firm.tenant.id, accountId],
  );
  return row?.id ?? "";
}

async function notedAccount(): Promise<{ accountId: string; customerId: string; eventId: string }> {
  const { id: accountId } = await placeDebt(world, firm);
  yes(await firm.admin.change(addAccountNote, { accountId, body: WORDS }));
  const [event] = await ownerRows<{ id: string }>(
    world,
    "SELECT id FROM event WHERE tenant_id = $1 AND type = 'note.added' AND subject_id = $2",
    [firm.tenant.id, accountId],
  );
  return { accountId, customerId: await customerOf(accountId), eventId: event?.id ?? "" };
}

const destroy = (customerId: string) =>
  ownerRows(
    world,
    "UPDATE person_key SET key = NULL, destroyed_at = now() WHERE tenant_id = $1 AND customer_id = $2 RETURNING id",
    [firm.tenant.id, customerId],
  );

const storedText = async () =>
  JSON.stringify(await ownerRows(world, "SELECT * FROM event WHERE tenant_id = $1", [firm.tenant.id]));

const timelineOf = async (accountId: string) =>
  (await firm.admin.read(accountTimeline, { accountId, kind: "all" })).entries;

const inTenant = <T>(work: Parameters<typeof withTenant<T>>[3]) =>
  withTenant(world.host.database, firm.tenant.id, "read", work);

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const part of parts) text += part;
  return text;
}

const exportOf = (format: "csv" | "jsonl") => {
  const walk = walkAudit(firm.admin, {}, 10_000);
  if (format === "csv") return textOf(auditCsv(walk));
  return textOf(
    auditJsonl(walk, {
      firm: firm.tenant.legalName, filter: {}, takenBy: "Ada", takenAt: "2026-11-21T00:00:00.000Z", cap: 10_000,
      publicKey: exportPublicKey(), sign: signExport,
    }), // prettier-ignore
  );
};

describe("what an event tells of a person", () => {
  it("stands in the log under the person's key, and people read it as before", async () => {
    const { accountId, eventId } = await notedAccount();
    expect(await storedText()).not.toContain("Elm Street");
    expect((await timelineOf(accountId)).find(({ id }) => id === eventId)?.after).toMatchObject({
      body: WORDS,
      audience: "internal",
    });
    const shown = await firm.admin.read(auditEvent, { eventId });
    expect(shown?.after).toMatchObject({ body: WORDS });
    await world.seal(firm.tenant.id);
    for (const format of ["csv", "jsonl"] as const) expect(await exportOf(format)).toContain("Elm Street");
    expect(verifyAudit(await exportOf("jsonl"), exportPublicKey()).faults).toEqual([]);
  });

  it("a reason is the person's too: each account's under its own customer's key", async () => {
    const [one, two] = [await placeDebt(world, firm), await placeDebt(world, firm)];
    const { staffId } = await firm.collector();
    const act = { accountIds: [one.id, two.id], staffId, overrideReason: "the Foster family asked" };
    yes(await firm.admin.change(assignAccounts, act));
    const list = await firm.admin.read(auditList, { filter: { type: "account.assigned" } });
    expect(list.rows.slice(0, 2).map(({ reason }) => reason)).toEqual([
      act.overrideReason,
      act.overrideReason,
    ]);
    expect(await storedText()).not.toContain("Foster family");
    await destroy(await customerOf(one.id));
    const after = await firm.admin.read(auditList, { filter: { type: "account.assigned" } });
    const reasonOf = (id: string) => after.rows.find(({ subjectId }) => subjectId === id)?.reason;
    expect([reasonOf(one.id), reasonOf(two.id)]).toEqual(["[erased]", act.overrideReason]);
  });

  it("P6-3 the key destroyed: every reader reads [erased], and the log still verifies", async () => {
    const { accountId, customerId, eventId } = await notedAccount();
    await world.seal(firm.tenant.id);
    await destroy(customerId);
    expect((await timelineOf(accountId)).find(({ id }) => id === eventId)?.after).toMatchObject({
      body: "[erased]",
      audience: "internal",
    });
    expect((await firm.admin.read(auditEvent, { eventId }))?.after).toMatchObject({ body: "[erased]" });
    expect(await inTenant((db) => verifyChain(db))).toMatchObject({ brokenAt: null });
    const file = await exportOf("jsonl");
    expect(verifyAudit(file, exportPublicKey()).faults).toEqual([]);
    const line = file.split("\n").find((one) => one.includes(eventId));
    expect(line).toContain('"body":"[erased]"');
    expect(line).not.toContain("Elm Street");
  });

  it("a value opens in its own event and place only, and words that look like one are words", async () => {
    const { accountId, eventId } = await notedAccount();
    const [stored] = await ownerRows<{ body: string }>(
      world,
      "SELECT after->>'body' AS body FROM event WHERE id = $1",
      [eventId],
    );
    const copied = newId();
    await ownerRows(
      world,
      `INSERT INTO event (tenant_id, id, type, category, business_date, actor_kind, command, subject_type, subject_id, after)
        VALUES ($1, $2, 'note.added', 'change', current_date, 'system', 'x', 'account', $3, jsonb_build_object('body', $4::text)) RETURNING id`,
      [firm.tenant.id, copied, accountId, stored?.body],
    );
    expect((await firm.admin.read(auditEvent, { eventId: copied }))?.after).toEqual({ body: stored?.body });
    const typed = `person.v1.${newId()}.aaaa.bbbb.cccc`;
    yes(await firm.admin.change(addAccountNote, { accountId, body: typed }));
    expect((await timelineOf(accountId))[0]?.after).toMatchObject({ body: typed });
  });

  it("two that need a person's first key at once use the same one", async () => {
    const { id: accountId } = await placeDebt(world, firm);
    const notes = Array.from({ length: 6 }, (_, at) =>
      firm.admin.change(addAccountNote, { accountId, body: `note ${at}` }),
    );
    for (const answer of await Promise.all(notes)) yes(answer);
    const customerId = await customerOf(accountId);
    const keys = await ownerRows(world, "SELECT id FROM person_key WHERE customer_id = $1", [customerId]);
    expect(keys).toHaveLength(1);
    const bodies = (await timelineOf(accountId)).flatMap(({ after }) => after?.["body"] ?? []);
    expect(new Set(bodies)).toEqual(new Set(Array.from({ length: 6 }, (_, at) => `note ${at}`)));
  });

  it("another firm neither sees nor uses the key", async () => {
    const { customerId } = await notedAccount();
    const other = await openFirm(world);
    const keys = await withTenant(world.host.database, other.tenant.id, "write", (db) =>
      takePersonKeys(db, [customerId]),
    );
    const [own] = await ownerRows<{ id: string }>(
      world,
      "SELECT id FROM person_key WHERE tenant_id = $1 AND customer_id = $2",
      [firm.tenant.id, customerId],
    );
    expect(keys.get(customerId)?.id).not.toBe(own?.id);
  });
});
