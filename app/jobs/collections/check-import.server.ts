import { beginImportCheck } from "~/collections/commands/placement/begin-import-check.server";
import { failImport } from "~/collections/commands/placement/fail-import.server";
import { finishImportCheck } from "~/collections/commands/placement/finish-import-check.server";
import { importWork } from "~/collections/queries/import-work.server";

import type { JobHandler, JobHost } from "../job-host";
import { runAsSystem, type SystemAccess, valueOf } from "../run-as-system.server";
import { checkRecords } from "./check-records.server";
import { type OpenFile, sniffFile } from "./read-placement-file.server";
import { enqueueFileMove } from "./sftp-file-move.server";

/** Dry run of a stored placement file: nothing but the report is written. */
export const checkImport: JobHandler = async (host, payload) => {
  const importId = String(payload["importId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "check-import");
  const work = await system?.read(importWork, { importId });
  if (!system || !work || (work.job.stage !== "stored" && work.job.stage !== "checking")) return;
  const open = openerOf(host, system.tenant.id, work.file.storageKey);
  const sniff = await sniffFile(open);
  if (!sniff.ok) return fail(host, system, importId, sniff.code);
  const begun = await system.change(beginImportCheck, { importId, ...sniff.file });
  if (!begun.ok) {
    if (begun.refusal.code === "STALE_JOB") return;
    return fail(host, system, importId, begun.refusal.code, begun.refusal.reasons);
  }
  const repeated = await checkRecords(system, importId, open, sniff.file);
  if (repeated === null) return fail(host, system, importId, "EMPTY_FILE");
  const finished = await system.change(finishImportCheck, { importId, repetitions: repeated.find() });
  if (finished.ok && finished.value.state === "failed") await enqueueFileMove(host, system, importId);
};

export function openerOf(host: JobHost, tenantId: string, key: string): OpenFile {
  return async () => {
    const stream = await host.ports.storage.get({ tenantId, key });
    if (!stream) throw new Error("the stored file is gone");
    return stream;
  };
}

async function fail(
  host: JobHost,
  system: SystemAccess,
  importId: string,
  code: string,
  facts: string[] = [],
): Promise<void> {
  valueOf(await system.change(failImport, { importId, code, facts }));
  await enqueueFileMove(host, system, importId);
}
