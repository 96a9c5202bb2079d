import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findImportForChange, saveImport } from "~/office/data/import/import-jobs.server";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept, refuse } from "~/office/domain/outcome";
import { savePlacementPublished } from "~/collections/data/placement/placed-accounts.server";
import { findPlacementOf, savePlacementLoaded } from "~/collections/data/placement/placements.server";
import type { ImportCounters } from "~/collections/domain/placement/import-progress";

import type { ImportOptions } from "~/collections/domain/placement/import-options";

const input = z.object({ importId: z.uuid(), startedBy: z.uuid().nullable().default(null) });

/** Every chunk is in: the placement is loaded, the person who asked is told. */
export const finishImport = defineCommand(
  { name: "import.finish", permission: "import:work", input },
  async (context, { importId, startedBy }) => {
    const job = await findImportForChange<ImportCounters, ImportOptions>(context.db, importId);
    if (!job) return refuse("NOT_FOUND");
    if (job.status === "completed") return accept({ importId });
    if (job.stage !== "loading") return refuse("STALE_JOB");
    const placement = await findPlacementOf(context.db, importId);
    if (placement) {
      const { processed: records, ok } = job.counters;
      await savePlacementPublished(context.db, placement.id);
      await savePlacementLoaded(context.db, placement.id, { records, ok, amount: job.amountOk });
      context.emit(
        "placement.loaded",
        { type: "placement", id: placement.id },
        { after: { records, ok }, desk: "collections" },
      );
    }
    await saveImport(context.db, importId, { status: "completed", stage: "done", completed: true });
    const { ok, errors, skipped } = job.counters;
    context.emit(
      "import.completed",
      { type: "import_job", id: importId },
      { after: { ok, errors, skipped, amount: job.amountOk }, desk: "collections" },
    );
    if (startedBy) {
      const id = context.newId();
      const params = { file: job.fileName, ok, errors };
      const link = `/imports/${importId}`;
      await saveNotification(context.db, {
        id,
        recipientId: startedBy,
        type: "import_completed",
        params,
        link,
        groupKey: `import:${importId}`,
      });
      context.emit(
        "notification.created",
        { type: "staff", id: startedBy },
        { after: { notification_id: id }, category: "system" },
      );
    }
    return accept({ importId });
  },
);
