import { createReadStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";

import { addAccountNote } from "~/collections/commands/account/add-account-note.server";
import { recordContact } from "~/collections/commands/account/record-contact.server";
import { transitionAccount } from "~/collections/commands/account/transition-account.server";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { addSftpConnection } from "~/collections/commands/placement/add-sftp-connection.server";
import { approveImport } from "~/collections/commands/placement/approve-import.server";
import { confirmHostKey } from "~/collections/commands/placement/confirm-host-key.server";
import { startImport } from "~/collections/commands/placement/start-import.server";
import { previewDistribution } from "~/collections/commands/worklist/preview-distribution.server";
import { runDistribution } from "~/collections/commands/worklist/run-distribution.server";
import { worklistFilter } from "~/collections/domain/worklist/worklist-filter";
import { importWork } from "~/collections/queries/import-work.server";
import { sftpConnections } from "~/collections/queries/sftp-connections.server";
import { worklistPage, type WorklistRow } from "~/collections/queries/worklist/worklist-page.server";
import { closeNextDay } from "~/jobs/office/close-next-day.server";
import type { CivilDate } from "~/office/domain/calendar-date";
import { rows, sql, withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";
import { currentPorts } from "~/ports/current-ports.server";

import type { DemoContext } from "../../scripts/demo/demo-context";
import type { Deed } from "./history.table";
import type { DemoFirm } from "./people";
import { firstOf, type Hand, type SeedHost, valueOf, waitFor } from "./seed-host";

const PLACEMENTS = path.resolve("prisma/seed/placements");

/** A day of the firm's past begins, and those before it are closed; where the firm is further already, nothing changes. */
export async function beginDay(seed: SeedHost, firm: DemoFirm, day: CivilDate): Promise<void> {
  seed.playing = day;
  const rethrow = (error: unknown) => {
    throw error;
  };
  for (;;) {
    const closed = await closeNextDay(firm.system, "demo seed", rethrow);
    if (closed === "stopped") throw new Error(`a day before ${day} cannot be closed`);
    if (closed === "idle") return;
  }
}

/**
 * Uploads a placement file and waits until the worker has checked and loaded it. Meanwhile the firm's
 * row is held, so that the worker does not turn the firm's day to the real today under the import.
 */
export async function placeFile(seed: SeedHost, firm: DemoFirm, fileName: string): Promise<void> {
  await withTenant(seed.database, firm.tenant.id, "write", async (db) => {
    await rows(db, sql`SELECT id FROM tenant WHERE id = ${firm.tenant.id}::uuid FOR NO KEY UPDATE`);
    const importId = await upload(firm, fileName);
    if ((await reached(firm, importId, ["ready", "done"])) === "ready") {
      valueOf(await firm.admin.change(approveImport, { importId }));
      await reached(firm, importId, ["done"]);
    }
  });
}

async function upload(firm: DemoFirm, fileName: string): Promise<string> {
  const storageKey = `imports/${newId()}/original`;
  const place = { tenantId: firm.tenant.id, key: storageKey };
  const { storage } = currentPorts();
  const bytes = createReadStream(path.join(PLACEMENTS, fileName));
  const stored = await storage.put(place, bytes, { maxBytes: 1_000_000 });
  if (!stored.ok) throw new Error(stored.code);
  const { sha256, size } = stored;
  const { creditorId } = firm;
  const file = { fileName, storageKey, sha256, size: BigInt(size), mime: "text/csv", creditorId };
  const started = await firm.admin.change(startImport, { ...file, source: "upload" });
  if (started.ok) return started.value.importId;
  await storage.delete(place);
  return firstOf(started, "importId");
}

function reached(firm: DemoFirm, importId: string, stages: string[]): Promise<string> {
  return waitFor(`import ${importId} ${stages.join("/")}`, async () => {
    const work = await firm.system.read(importWork, { importId });
    if (work?.job.status === "failed") throw new Error(`an import failed: ${String(work.job.errorCode)}`);
    return work && stages.includes(work.job.stage) ? work.job.stage : null;
  });
}

export async function distribute(firm: DemoFirm, manager: Hand): Promise<void> {
  const preview = await manager.change(previewDistribution, { strategy: "round_robin" });
  if (!preview.ok && preview.refusal.code === "NOTHING_TO_ASSIGN") return;
  valueOf(await manager.change(runDistribution, { runId: valueOf(preview).runId }));
}

/** external reference → account, for everything the firm has, finished accounts too. */
export async function accountsOf(firm: DemoFirm): Promise<Map<string, WorklistRow>> {
  const views = ["all", "finished"].map((view) => worklistFilter.parse({ view, sort: "created" }));
  const pages = await Promise.all(
    views.map((filter) => firm.admin.read((context) => worklistPage(context, filter, 500), undefined)),
  );
  return new Map(pages.flatMap((page) => page.rows.map((row) => [row.externalRef, row])));
}

/** What a collector did on a day; done once, however often the seed runs. */
export async function playDeed(by: Hand, account: WorklistRow, day: CivilDate, deed: Deed): Promise<void> {
  const key = `seed:${deed.ref}:${deed.day}:${deed.does}`;
  const accountId = account.id;
  const answer = await (() => {
    switch (deed.does) {
      case "contact":
        return by.change(recordContact, { accountId, result: deed.result, note: deed.note }, key);
      case "note":
        return by.change(addAccountNote, { accountId, body: deed.note }, key);
      case "negotiate":
        return by.change(transitionAccount, { accountId, newStatus: "NEGOTIATING", note: deed.note }, key);
      case "close": {
        const { note, reason: closeReason } = deed;
        return by.change(transitionAccount, { accountId, newStatus: "CLOSED", closeReason, note }, key);
      }
      case "pay": {
        const { amount, method, reference } = deed;
        const form = { accountId, amount, method, reference, effectiveDate: day };
        return by.change(recordDebtorPayment, form, key);
      }
    }
  })();
  // another day's run of an interrupted seed finds its deed under the same key with other dates
  if (answer.ok || answer.refusal.code === "IDEMPOTENCY_MISMATCH") return;
  throw new Error(`${deed.ref} ${deed.does}: ${answer.refusal.code} ${answer.refusal.reasons.join(" ")}`);
}

/** The demo's SFTP server as a connection whose key a person confirmed. */
export async function connectSftp(firm: DemoFirm, sftp: DemoContext["sftp"]): Promise<void> {
  await mkdir(path.join(sftp.folder, "upload/processed"), { recursive: true });
  await mkdir(path.join(sftp.folder, "upload/failed"), { recursive: true });
  const find = async () => (await firm.admin.read(sftpConnections, undefined))[0];
  if (!(await find())) {
    const { host, port, username, password: secret } = sftp;
    const { creditorId } = firm;
    const form = { name: "Meridian file drop", host, port, username, secret, creditorId };
    valueOf(await firm.admin.change(addSftpConnection, form));
  }
  const seen = await waitFor("the first poll of the SFTP server", async () => {
    const connection = await find();
    return connection?.lastResult ? connection : null;
  });
  if (seen.fingerprint) return;
  const fingerprint = seen.lastResult?.detail ?? "";
  valueOf(await firm.admin.change(confirmHostKey, { connectionId: seen.id, fingerprint }));
}
