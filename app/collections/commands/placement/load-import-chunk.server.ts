import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findImportForChange, listRefusedLines, saveImport } from "~/office/data/import/import-jobs.server";
import { accept, refuse } from "~/office/domain/outcome";
import type { ImportCounters } from "~/collections/domain/placement/import-progress";
import { recogniseColumns } from "~/collections/domain/placement/placement-columns";

import { readRecord, rulesOf } from "./check-import-chunk.server";
import { placeRows } from "./place-rows.server";
import type { ImportOptions } from "~/collections/domain/placement/import-options";

const record = z.object({
  line: z.number().int().positive(),
  cells: z.array(z.string()),
  fault: z.string().optional(),
});
const input = z.object({
  importId: z.uuid(),
  header: z.array(z.string()),
  records: z.array(record).min(1).max(5000),
});

/** Accounts of one chunk with the checkpoint that says so, in one transaction: a replay loads no row twice. */
export const loadImportChunk = defineCommand(
  { name: "import.load_chunk", permission: "import:work", input },
  async (context, { importId, header, records }) => {
    const job = await findImportForChange<ImportCounters, ImportOptions>(context.db, importId);
    if (!job) return refuse("NOT_FOUND");
    if (job.stage !== "loading" || job.status !== "processing") return refuse("STALE_JOB");
    const fresh = records.filter((one) => one.line > job.counters.checkpoint);
    const first = fresh[0];
    const last = fresh.at(-1);
    if (!first || !last) return accept(job.counters);
    const map = recogniseColumns(header);
    if (!map.ok) return map;
    const refused = await listRefusedLines(context.db, importId, first.line, last.line);
    const rules = rulesOf(context);
    const good = fresh.flatMap((one) => {
      const value = refused.has(one.line) ? null : readRecord(one, map.value, rules).value;
      return value ? [{ line: one.line, value }] : [];
    });
    const late = await placeRows(context, job, good);
    const counters: ImportCounters = {
      ...job.counters,
      checkpoint: last.line,
      ok: job.counters.ok - late.rows,
      skipped: job.counters.skipped + late.rows,
    };
    await saveImport(context.db, importId, { counters, addAmountOk: -late.amount });
    context.emit(
      "import.progressed",
      { type: "import_job", id: importId },
      { category: "system", after: { checkpoint: last.line } },
    );
    return accept(counters);
  },
);
