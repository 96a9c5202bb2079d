import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findImportForChange, saveImport } from "~/office/data/import/import-jobs.server";
import { accept, refuse } from "~/office/domain/outcome";
import { type ImportCounters, NO_COUNTERS } from "~/collections/domain/placement/import-progress";
import { recogniseColumns } from "~/collections/domain/placement/placement-columns";

import type { ImportOptions } from "~/collections/domain/placement/import-options";

const input = z.object({
  importId: z.uuid(),
  encoding: z.string(),
  delimiter: z.string().length(1),
  header: z.array(z.string()),
});

/** The file was sniffed: its columns are recognised, or the whole file is refused with their names. */
export const beginImportCheck = defineCommand(
  { name: "import.begin_check", permission: "import:work", input },
  async (context, { importId, encoding, delimiter, header }) => {
    const job = await findImportForChange<ImportCounters, ImportOptions>(context.db, importId);
    if (!job) return refuse("NOT_FOUND");
    if (job.stage !== "stored" && job.stage !== "checking") return refuse("STALE_JOB");
    const map = recogniseColumns(header);
    if (!map.ok) return map;
    const options = { encoding, delimiter, header, ignored: map.value.ignored };
    // a check that was cut short starts anew: its report rows are keyed by line, so writing them again changes nothing
    await saveImport(context.db, importId, {
      status: "processing",
      stage: "checking",
      options,
      counters: NO_COUNTERS,
      addAmountOk: -job.amountOk,
      started: true,
    });
    context.emit("import.progressed", { type: "import_job", id: importId }, { category: "system" });
    return accept(job.counters);
  },
);
