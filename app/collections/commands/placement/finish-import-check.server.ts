import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findImportForChange, saveImport, saveImportRows } from "~/office/data/import/import-jobs.server";
import { accept, refuse } from "~/office/domain/outcome";
import { type ImportCounters, verdictOf } from "~/collections/domain/placement/import-progress";

import type { ImportOptions } from "~/collections/domain/placement/import-options";

const repetition = z.object({
  line: z.number().int(),
  code: z.enum(["DUPLICATE_ROW", "CONFLICTING_ROW"]),
  reference: z.string(),
  /** minor units the check had counted as good; null when the row was refused already */
  amount: z.bigint().nullable(),
});

export interface CheckResult {
  state: "failed" | "ready" | "loading";
}

const input = z.object({ importId: z.uuid(), repetitions: z.array(repetition).max(2_000_000) });

/** End of the dry run: repeated rows join the report, then the file waits for a person or loads by itself. */
export const finishImportCheck = defineCommand(
  { name: "import.finish_check", permission: "import:work", input },
  async (context, { importId, repetitions }) => {
    const job = await findImportForChange<ImportCounters, ImportOptions>(context.db, importId);
    if (!job) return refuse("NOT_FOUND");
    if (job.stage !== "checking") return refuse("STALE_JOB");
    const found = repetitions.filter((one) => one.amount !== null);
    for (let at = 0; at < found.length; at += 2000) {
      const entries = found.slice(at, at + 2000).map((one) => ({
        line: one.line,
        outcome: one.code === "DUPLICATE_ROW" ? ("skipped" as const) : ("error" as const),
        faults: [
          {
            column: "external_ref",
            value: one.reference,
            code: one.code,
            level: one.code === "DUPLICATE_ROW" ? "info" : "error",
          },
        ],
        raw: null,
      }));
      await saveImportRows(context.db, importId, entries);
    }
    const conflicts = found.filter((one) => one.code === "CONFLICTING_ROW").length;
    const counters: ImportCounters = {
      ...job.counters,
      total: job.counters.processed,
      ok: job.counters.ok - found.length,
      errors: job.counters.errors + conflicts,
      skipped: job.counters.skipped + found.length - conflicts,
      checkpoint: 0,
    };
    const verdict = verdictOf(counters, job.options.accept);
    const subject = { type: "import_job", id: importId };
    const lost = found.reduce((sum, one) => sum + (one.amount ?? 0n), 0n);
    if (verdict !== "ready") {
      await saveImport(context.db, importId, {
        status: "failed",
        stage: "done",
        counters,
        errorCode: verdict,
        addAmountOk: -job.amountOk,
        completed: true,
      });
      context.emit("import.failed", subject, { after: { code: verdict }, desk: "collections" });
      return accept<CheckResult>({ state: "failed" });
    }
    const automatic = job.options.approve === "automatic";
    await saveImport(context.db, importId, {
      stage: automatic ? "loading" : "ready",
      counters,
      ...(automatic ? { options: { loadingSince: context.now.toISOString() } } : {}),
      addAmountOk: -lost,
    });
    context.emit("import.checked", subject, {
      after: { ok: counters.ok, errors: counters.errors, skipped: counters.skipped },
      desk: "collections",
    });
    if (automatic) context.enqueue("load-import", { importId });
    return accept<CheckResult>({ state: automatic ? "loading" : "ready" });
  },
);
