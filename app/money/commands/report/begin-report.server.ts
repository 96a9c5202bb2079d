import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import {
  findExportForChange,
  saveExportFailed,
  saveExportRunning,
} from "~/office/data/export/export-jobs.server";
import { accept, refuse } from "~/office/domain/outcome";
import { listHoldersAmong } from "~/people/data/staff/permission-holders.server";

/**
 * Takes up the making of a file: null when its reader has left or lost the right meanwhile, which ends it. A job that
 * died half-way takes it up again. Refusal: STALE_JOB.
 */
export const beginReport = defineCommand(
  { name: "report.begin", permission: "report:work", input: z.object({ exportId: z.uuid() }) },
  async (context, { exportId }) => {
    const { db, today } = context;
    const asked = await findExportForChange(db, exportId);
    if (!asked || (asked.state !== "queued" && asked.state !== "running")) return refuse("STALE_JOB");
    const [reader] = await listHoldersAmong(db, [asked.requestedBy], "ledger:export", today);
    if (!reader) {
      await saveExportFailed(db, exportId, "FORBIDDEN");
      context.emit("export.failed", { type: "export", id: exportId }, { after: { code: "FORBIDDEN" } });
      return accept(null);
    }
    await saveExportRunning(db, exportId);
    return accept({ ...asked, fullName: reader.fullName });
  },
);
