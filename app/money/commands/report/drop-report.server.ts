import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import {
  findExportForChange,
  saveExportFailed,
  saveExportSkipped,
} from "~/office/data/export/export-jobs.server";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept, refuse } from "~/office/domain/outcome";

const input = z.object({ exportId: z.uuid(), code: z.enum(["TOO_LONG", "EMPTY"]) });

/** No file comes of it: too many rows for its format, which its reader is told, or nothing to say. Refusal: STALE_JOB. */
export const dropReport = defineCommand(
  { name: "report.drop", permission: "report:work", input },
  async (context, { exportId, code }) => {
    const { db } = context;
    const asked = await findExportForChange(db, exportId);
    if (asked?.state !== "running") return refuse("STALE_JOB");
    context.emit("export.failed", { type: "export", id: exportId }, { after: { code } });
    if (code === "EMPTY") {
      await saveExportSkipped(db, exportId);
      return accept(null);
    }
    await saveExportFailed(db, exportId, code);
    const notice = { id: context.newId(), recipientId: asked.requestedBy, type: "report_failed" };
    const link = `/ledger/reports#export-${exportId}`;
    await saveNotification(db, {
      ...notice,
      params: { report: asked.dataset },
      link,
      groupKey: `report:${exportId}`,
    });
    const about = { type: "staff", id: asked.requestedBy };
    context.emit("notification.created", about, {
      after: { notification_id: notice.id },
      category: "system",
    });
    return accept(null);
  },
);
