import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findImportForChange, saveImport } from "~/office/data/import/import-jobs.server";
import { accept, refuse } from "~/office/domain/outcome";

const input = z.object({ importId: z.uuid() });

/** Stops at the next checkpoint; what is already loaded stays. */
export const cancelImport = defineCommand(
  { name: "import.cancel", permission: "import:run", input },
  async (context, { importId }) => {
    const job = await findImportForChange(context.db, importId);
    if (!job) return refuse("NOT_FOUND");
    if (job.status !== "pending" && job.status !== "processing") return refuse("ALREADY_DONE");
    await saveImport(context.db, importId, { status: "cancelled", stage: "done", completed: true });
    context.emit("import.cancelled", { type: "import_job", id: importId }, { desk: "collections" });
    return accept({ importId });
  },
);
