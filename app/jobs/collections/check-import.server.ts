import { beginImportCheck } from "~/collections/commands/placement/begin-import-check.server";
import { checkImportChunk } from "~/collections/commands/placement/check-import-chunk.server";
import { failImport } from "~/collections/commands/placement/fail-import.server";
import { finishImportCheck } from "~/collections/commands/placement/finish-import-check.server";
import { RepeatedRows } from "~/collections/domain/placement/repeated-rows";
import { recogniseColumns } from "~/collections/domain/placement/placement-columns";
import type { RawRecord } from "~/collections/domain/placement/record-reader";
import { importWork } from "~/collections/queries/import-work.server";

import type { JobHandler, JobHost } from "../job-host";
import { runAsSystem, type SystemAccess, valueOf } from "../run-as-system.server";
import { type OpenFile, recordsOf, sniffFile, type SniffedFile } from "./read-placement-file.server";
import { enqueueFileMove } from "./sftp-file-move.server";

const CHUNK = 1000;

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

async function fail(host: JobHost, system: SystemAccess, importId: string, code: string, facts: string[] = []): Promise<void> {
  valueOf(await system.change(failImport, { importId, code, facts }));
  await enqueueFileMove(host, system, importId);
}

/** null for a file that has a header and nothing else. A restart checks the file anew. */
async function checkRecords(system: SystemAccess, importId: string, open: OpenFile, file: SniffedFile): Promise<RepeatedRows | null> {
  const repeated = new RepeatedRows();
  const map = recogniseColumns(file.header);
  const position = map.ok ? (map.value.positions.external_ref ?? 0) : 0;
  let waiting: RawRecord[] = [];
  let header = true;
  let seen = 0;
  const flush = async () => {
    if (waiting.length === 0) return;
    const { amounts } = valueOf(await system.change(checkImportChunk, { importId, header: file.header, records: waiting }));
    waiting.forEach((record, index) => {
      const reference = (record.cells[position] ?? "").trim();
      if (!record.fault && reference !== "") repeated.add(record.line, reference, record.cells.join("\u001f"), amounts[index] ?? null);
    });
    seen += waiting.length;
    waiting = [];
  };
  for await (const records of recordsOf(await open(), file.encoding, file.delimiter)) {
    for (const record of records) {
      if (header) header = false;
      else waiting.push(record);
      if (waiting.length >= CHUNK) await flush();
    }
  }
  await flush();
  return seen === 0 ? null : repeated;
}
