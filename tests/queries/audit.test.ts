import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { verifyAudit } from "../../scripts/proof/verify-audit.mjs";
import { auditCsv } from "~/people/letters/audit/audit-csv";
import { auditJsonl } from "~/people/letters/audit/audit-jsonl.server";
import { verifyWholeChain } from "~/jobs/office/verify-chain.server";
import { saveAnchor } from "~/office/data/event/event-seals.server";
import { recordAuditExport } from "~/people/commands/audit/record-audit-export.server";
import { recordChainCheck } from "~/people/commands/audit/record-chain-check.server";
import { requestChainCheck } from "~/people/commands/audit/request-chain-check.server";
import type { AuditFilter } from "~/people/domain/audit/audit-filter";
import { auditChoices } from "~/people/queries/audit/audit-choices.server";
import { auditEvent } from "~/people/queries/audit/audit-event.server";
import { auditList } from "~/people/queries/audit/audit-list.server";
import { walkAudit } from "~/people/queries/audit/walk-audit.server";
import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { exportPublicKey, signExport } from "~/platform/crypto/sign-export.server";
import { withTenant } from "~/platform/db/tenant-db.server";

import { type Firm, openFirm, yes } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";

const CAP = 10_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A firm whose log has its first events and ten more. */
async function firmWithLog(): Promise<Firm> {
  const firm = await openFirm(world);
  for (let i = 1; i <= 10; i += 1) yes(await firm.admin.change(createCreditor, { name: `Client ${i}` }));
  await world.seal(firm.tenant.id);
  return firm;
}

const hand = (firm: Firm) => ({ read: firm.admin.read.bind(firm.admin) });

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const part of parts) text += part;
  return text;
}

const exportOf = (firm: Firm, filter: AuditFilter = {}) =>
  textOf(
    auditJsonl(walkAudit(hand(firm), filter, CAP), {
      firm: firm.tenant.legalName, filter, takenBy: "Ada", takenAt: "2026-11-21T00:00:00.000Z", cap: CAP,
      publicKey: exportPublicKey(), sign: signExport,
    }), // prettier-ignore
  );

describe("a question to the log", () => {
  it("finds by person, kind, object, address, request and day, and pages both ways, each once", async () => {
    const firm = await firmWithLog();
    const list = async (filter: AuditFilter) => (await firm.admin.read(auditList, { filter })).rows;
    const made = await list({ type: "creditor.created" });
    expect(made).toHaveLength(11);
    expect(new Set(made.map(({ actorId }) => actorId))).toEqual(new Set([firm.admin.actor.id]));
    const [newest] = made;
    expect(await list({ object: `creditor:${newest?.subjectId ?? ""}` })).toHaveLength(1);
    expect((await list({ ip: "203.0.113.7" })).length).toBeGreaterThanOrEqual(11);
    expect(await list({ ip: "203.0.113.8" })).toEqual([]);
    expect((await list({ request: "req-test" })).length).toBeGreaterThanOrEqual(11);
    const day = new Date().toISOString().slice(0, 10);
    expect((await list({ from: day, on: day })).length).toBeGreaterThanOrEqual(11);
    expect(await list({ on: "2020-01-01" })).toEqual([]);
    for (let i = 0; i < 60; i += 1) yes(await firm.admin.change(createCreditor, { name: `More ${i}` }));
    const first = await firm.admin.read(auditList, { filter: {} });
    const second = await firm.admin.read(auditList, { filter: {}, after: first.next ?? "" });
    expect(first.rows).toHaveLength(50);
    expect(first.rows.filter(({ id }) => second.rows.some((row) => row.id === id))).toEqual([]);
    const back = await firm.admin.read(auditList, { filter: {}, before: second.previous ?? "" });
    expect(back.rows).toEqual(first.rows);
  });

  it("a firm finds nothing of another's, whatever it asks", async () => {
    const firm = await firmWithLog();
    const other = await openFirm(world);
    const [event] = (await firm.admin.read(auditList, { filter: { type: "creditor.created" } })).rows;
    const eventId = event?.id ?? "";
    expect(await other.admin.read(auditEvent, { eventId })).toBeNull();
    const { rows } = await other.admin.read(auditList, { filter: { actor: firm.admin.actor.id ?? "" } });
    expect(rows).toEqual([]);
    expect(await firm.admin.read(auditEvent, { eventId })).toMatchObject({
      type: "creditor.created",
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
  });

  it("▸ P6-4 who may not read the log is refused, and the refusal is in it", async () => {
    const firm = await firmWithLog();
    const cora = await firm.collector();
    expect(await cora.change(requestChainCheck, {})).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await cora.change(recordAuditExport, { format: "csv", filter: {} })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const { rows } = await firm.admin.read(auditList, { filter: { category: "denied" } });
    expect(rows.map(({ type, actorId }) => [type, actorId])).toEqual([
      ["access.denied", cora.staffId],
      ["access.denied", cora.staffId],
    ]);
  });
});

describe("the proof of the chain", () => {
  it("▸ P6-1 one byte of event 5 changed in a copy: verify reports 5, and tells who reads the log", async () => {
    const firm = await firmWithLog();
    yes(await firm.admin.change(requestChainCheck, {}));
    await world.drain();
    expect((await firm.admin.read(auditChoices, undefined)).lastCheck).toMatchObject({ brokenAt: null });
    await ownerRows(
      world,
      `DO $$ BEGIN
        ALTER TABLE event DISABLE TRIGGER USER;
        UPDATE event SET reason = 'x' WHERE tenant_id = '${firm.tenant.id}'
          AND id = (SELECT event_id FROM event_seal WHERE tenant_id = '${firm.tenant.id}' AND seq = 5);
        ALTER TABLE event ENABLE TRIGGER USER; END $$`,
    );
    await verifyWholeChain(world.host, { tenantId: firm.tenant.id });
    expect((await firm.admin.read(auditChoices, undefined)).lastCheck).toMatchObject({ brokenAt: 5 });
    const told = "SELECT recipient_id FROM notification WHERE tenant_id = $1 AND type = 'chain_broken'";
    expect(await ownerRows(world, told, [firm.tenant.id])).toEqual([{ recipient_id: firm.admin.actor.id }]);
  });

  it("▸ P6-2 the last event removed: the kept head is missed", async () => {
    const firm = await firmWithLog();
    const { id: tenantId } = firm.tenant;
    await withTenant(world.host.database, tenantId, "write", (db) => saveAnchor(db, "2026-11-20"));
    const before = (await firm.admin.read(auditChoices, undefined)).sealed;
    await ownerRows(
      world,
      `DO $$ BEGIN
        ALTER TABLE event_seal DISABLE TRIGGER USER; ALTER TABLE event DISABLE TRIGGER USER;
        DELETE FROM event WHERE tenant_id = '${tenantId}' AND id = (SELECT event_id FROM event_seal WHERE tenant_id = '${tenantId}' AND seq = ${before});
        DELETE FROM event_seal WHERE tenant_id = '${tenantId}' AND seq = ${before};
        ALTER TABLE event_seal ENABLE TRIGGER USER; ALTER TABLE event ENABLE TRIGGER USER; END $$`,
    );
    await verifyWholeChain(world.host, { tenantId });
    expect((await firm.admin.read(auditChoices, undefined)).lastCheck).toMatchObject({
      brokenAt: null,
      lostAnchor: Number(before),
    });
  });

  it("only the system says what a proof found", async () => {
    const firm = await openFirm(world);
    const found = { checked: 1, brokenAt: null, lostAnchor: null };
    expect(await firm.admin.change(recordChainCheck, found)).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(yes(await firm.system.change(recordChainCheck, found))).toEqual({ intact: true });
  });
});

describe("an export of the log", () => {
  it("verifies without us: hashes, links, count and signature", async () => {
    const firm = await firmWithLog();
    const text = await exportOf(firm);
    const { sealed } = await firm.admin.read(auditChoices, undefined);
    const found = verifyAudit(text, exportPublicKey());
    expect(found.faults).toEqual([]);
    expect(found.manifest).toMatchObject({ count: Number(sealed), first_seq: 1, complete: true });
    const part = verifyAudit(await exportOf(firm, { type: "creditor.created" }), exportPublicKey());
    expect(part).toMatchObject({ faults: [], manifest: { count: 11 } });
  });

  it("a changed event, a removed one, a changed manifest, a cut and a strange key each show", async () => {
    const firm = await firmWithLog();
    const text = await exportOf(firm);
    const lines = text.trimEnd().split("\n");
    const faultsOf = (changed: string, key?: string) => verifyAudit(changed, key).faults;
    expect(faultsOf(text.replace("Client 3", "Client 4"))).toEqual([
      expect.stringMatching(/its content does not fit its hash/) as unknown,
      "the events are not those that were signed",
    ]);
    expect(faultsOf([...lines.slice(0, 2), ...lines.slice(3)].join("\n"))).toEqual([
      expect.stringMatching(/the manifest counts/) as unknown,
      "the events are not those that were signed",
    ]);
    expect(faultsOf(text.replace('"complete":true', '"complete":false'))).toEqual([
      "the signature does not fit the manifest",
    ]);
    expect(faultsOf(lines.slice(0, -1).join("\n"))).toEqual([
      "the last line is no manifest: the file is cut off",
    ]);
    expect(faultsOf(text, "another")).toEqual(["the file was signed with another key"]);
  });

  it("as CSV has every event with its hash, and a cell that starts a formula is text", async () => {
    const firm = await firmWithLog();
    const events = walkAudit(hand(firm), { type: "creditor.created" }, CAP);
    expect((await textOf(auditCsv(events))).trimEnd().split("\r\n")).toHaveLength(1 + 11);
    const event = { at: new Date(0), reason: "=HYPERLINK(1)" };
    const row = { seq: 1n, previous: new Uint8Array(32), hash: new Uint8Array(32), event };
    const batches = (async function* () {
      yield await Promise.resolve([row]);
    })();
    expect(await textOf(auditCsv(batches))).toContain(",'=HYPERLINK(1),");
  });
});
