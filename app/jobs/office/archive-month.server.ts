import { Readable } from "node:stream";
import { createGzip } from "node:zlib";

import { countMonth, listSubjectsOf, withinMonth } from "~/office/data/archive/event-archives.server";
import { listStoredEvents, type LoggedEvent } from "~/office/data/event/event-seals.server";
import { recordArchive } from "~/people/commands/audit/record-archive.server";
import { proveArchive } from "~/people/letters/audit/read-archive.server";
import { auditJsonl } from "~/people/letters/audit/audit-jsonl.server";
import { exportPublicKey, signExport } from "~/platform/crypto/sign-export.server";
import { sql, withTenant } from "~/platform/db/tenant-db.server";

import type { JobHandler, JobHost } from "../job-host";
import { runAsSystem, type SystemAccess, valueOf } from "../run-as-system.server";
import { sealEvents } from "./seal-events.server";

const BATCH = 1_000;
const LARGEST = 50 * 1024 ** 3;

/**
 * A month of a firm's log goes to cold storage: the signed file of an export, compressed, read back and proved before
 * anybody relies on it. Done again it writes the same file.
 */
export const archiveMonth: JobHandler = async (host, payload) => {
  const tenantId = String(payload["tenantId"]);
  const month = String(payload["month"]);
  const system = await runAsSystem(host, tenantId, "archive-month");
  if (!system) return;
  await sealEvents(host.database, tenantId);
  const seen = { events: 0, firstSeq: null as bigint | null, lastSeq: 0n };
  const file = { tenantId, key: `archive/events-${month.slice(0, 7)}.jsonl.gz` };
  const text = Readable.from(linesOf(host, system, month, seen));
  const stored = await host.ports.storage.put(file, text.pipe(createGzip()), { maxBytes: LARGEST });
  if (!stored.ok) throw new Error(`the month ${month} was not stored: ${stored.code}`);
  const back = await host.ports.storage.get(file);
  const proved = back ? await proveArchive(back) : 0;
  const held = await withTenant(host.database, tenantId, "read", (db) => countMonth(db, month));
  if (proved !== held || seen.firstSeq === null)
    throw new Error(`the archive of ${month} has ${proved} events, the log ${held}`);
  const { sha256, size: bytes } = stored;
  const kept = { month, storageKey: file.key, sha256, bytes, events: held, firstSeq: seen.firstSeq };
  valueOf(await system.change(recordArchive, { ...kept, lastSeq: seen.lastSeq }));
};

interface Seen {
  events: number;
  firstSeq: bigint | null;
  lastSeq: bigint;
}

function linesOf(host: JobHost, { tenant }: SystemAccess, month: string, seen: Seen) {
  const takenAt = host.now().toISOString();
  const filter = { from: month };
  return auditJsonl(walkMonth(host, tenant.id, month, seen), {
    firm: tenant.legalName, filter, takenBy: "Quittance", takenAt, cap: Infinity, publicKey: exportPublicKey(), sign: signExport,
  }); // prettier-ignore
}

async function* walkMonth(host: JobHost, tenantId: string, month: string, seen: Seen) {
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const batch: LoggedEvent[] = await withTenant(host.database, tenantId, "read", async (db) => {
      const where = sql`e.tenant_id = ${tenantId}::uuid AND ${withinMonth(month)}`;
      const found = await listStoredEvents(db, where, from, BATCH);
      const related = await listSubjectsOf(db, found.map(({ event }) => event.id)); // prettier-ignore
      return found.map((one) => ({ ...one, related: related.get(one.event.id) ?? [] }));
    });
    for (const { seq } of batch) {
      seen.events += 1;
      if (seen.firstSeq === null || seq < seen.firstSeq) seen.firstSeq = seq;
      if (seq > seen.lastSeq) seen.lastSeq = seq;
    }
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
    after = batch.at(-1)?.event.id ?? null;
  }
}
