import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findImportForChange, saveImport } from "~/office/data/import/import-jobs.server";
import { accept, refuse } from "~/office/domain/outcome";

const input = z.object({
  importId: z.uuid(),
  code: z.string().max(60),
  facts: z.array(z.string().max(200)).max(20).default([]),
});

/** The file as a whole cannot be taken (spec 02 §3.5, level file). */
export const failImport = defineCommand(
  { name: "import.fail", permission: "import:work", input },
  async (context, { importId, code, facts }) => {
    const job = await findImportForChange(context.db, importId);
    if (!job) return refuse("NOT_FOUND");
    if (job.status !== "pending" && job.status !== "processing") return accept({ importId });
    await saveImport(context.db, importId, {
      status: "failed",
      stage: "done",
      errorCode: code,
      options: { errorFacts: facts },
      completed: true,
    });
    context.emit(
      "import.failed",
      { type: "import_job", id: importId },
      { after: { code, facts }, desk: "collections" },
    );
    return accept({ importId });
  },
);
