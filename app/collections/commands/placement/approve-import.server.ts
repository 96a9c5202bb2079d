import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findImportForChange, saveImport } from "~/office/data/import/import-jobs.server";
import { accept, refuse } from "~/office/domain/outcome";
import { refuseShut } from "~/people/commands/billing/refuse-shut.server";

const input = z.object({ importId: z.uuid() });

/** A person saw the preview and wants it loaded; pressing twice loads once. */
export const approveImport = defineCommand(
  { name: "import.approve", permission: "import:run", input },
  async (context, { importId }) => {
    const job = await findImportForChange(context.db, importId);
    if (!job) return refuse("NOT_FOUND");
    if (job.stage === "loading" || job.stage === "done") return accept({ importId });
    if (job.stage !== "ready") return refuse("NOT_READY");
    const shut = await refuseShut(context, ["customers", "storageGb"]);
    if (shut) return shut;
    await saveImport(context.db, importId, {
      stage: "loading",
      options: { loadingSince: context.now.toISOString() },
    });
    context.emit("import.approved", { type: "import_job", id: importId }, { desk: "collections" });
    context.enqueue("load-import", { importId });
    return accept({ importId });
  },
);
