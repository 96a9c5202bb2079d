import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findImportForChange, saveImport } from "~/office/data/import/import-jobs.server";
import { accept, refuse } from "~/office/domain/outcome";
import type { ImportOptions } from "~/collections/domain/placement/import-options";
import type { ImportCounters } from "~/collections/domain/placement/import-progress";

const input = z.object({ importId: z.uuid() });

/** Stops at the next checkpoint. What is loaded stays; of an all-or-nothing file nothing was to be seen yet, and all goes. */
export const cancelImport = defineCommand(
  { name: "import.cancel", permission: "import:run", input },
  async (context, { importId }) => {
    const job = await findImportForChange<ImportCounters, ImportOptions>(context.db, importId);
    if (!job) return refuse("NOT_FOUND");
    if (job.status !== "pending" && job.status !== "processing") return refuse("ALREADY_DONE");
    await saveImport(context.db, importId, { status: "cancelled", stage: "done", completed: true });
    const subject = { type: "import_job", id: importId };
    const eventId = context.emit("import.cancelled", subject, { desk: "collections" });
    if (job.stage === "loading" && job.options.accept === "all_or_nothing")
      context.enqueue("withdraw-import", { importId, eventId });
    return accept({ importId });
  },
);
