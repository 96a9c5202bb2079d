import { finishImport } from "~/collections/commands/placement/finish-import.server";
import { loadImportChunk } from "~/collections/commands/placement/load-import-chunk.server";
import type { FileRecord } from "~/collections/commands/placement/check-import-chunk.server";
import { importWork } from "~/collections/queries/import-work.server";

import { metrics } from "~/platform/metrics/metrics.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, type SystemAccess } from "../run-as-system.server";
import { openerOf } from "./check-import.server";
import { recordsOf } from "./read-placement-file.server";
import { enqueueFileMove } from "./sftp-file-move.server";

const CHUNK = 1000;

/** Loads a checked file chunk by chunk; a worker that died is followed by one that goes on at the checkpoint. */
export const loadImport: JobHandler = async (host, payload) => {
  const importId = String(payload["importId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "load-import");
  const work = await system?.read(importWork, { importId });
  if (!system || work?.job.stage !== "loading") return;
  const { encoding = "utf-8", delimiter = ",", header = [] } = work.job.options;
  let waiting: FileRecord[] = [];
  let first = true;
  const open = openerOf(host, system.tenant.id, work.file.storageKey);
  for await (const records of recordsOf(await open(), encoding, delimiter)) {
    for (const record of records) {
      if (first) first = false;
      else if (record.line > work.job.counters.checkpoint) waiting.push(record);
      if (waiting.length < CHUNK) continue;
      if (!(await load(system, importId, header, waiting))) return;
      waiting = [];
    }
  }
  if (waiting.length > 0 && !(await load(system, importId, header, waiting))) return;
  metrics.importRows.inc({ result: "read" }, work.job.counters.processed);
  await system.change(finishImport, { importId, startedBy: work.job.startedBy });
  await enqueueFileMove(host, system, importId);
};

/** False when somebody cancelled meanwhile. */
async function load(
  system: SystemAccess,
  importId: string,
  header: string[],
  records: FileRecord[],
): Promise<boolean> {
  const loaded = await system.change(loadImportChunk, { importId, header, records });
  if (loaded.ok) return true;
  if (loaded.refusal.code === "STALE_JOB") return false;
  throw new Error(`the chunk at line ${records[0]?.line ?? 0} was refused: ${loaded.refusal.code}`);
}
