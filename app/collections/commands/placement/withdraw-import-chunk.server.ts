import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findImportForChange } from "~/office/data/import/import-jobs.server";
import { accept, refuse } from "~/office/domain/outcome";
import { saveHiddenAccountsWithdrawn } from "~/collections/data/placement/placed-accounts.server";
import { findPlacementOf } from "~/collections/data/placement/placements.server";

/** Accounts in one transaction: a second's work at most. */
const CHUNK = 2000;

/** `eventId` is the cancelling's, which is what caused the change */
const input = z.object({ importId: z.uuid(), eventId: z.uuid() });

/**
 * What an all-or-nothing import had loaded unseen before it was cancelled is closed again, opening balance and
 * all: otherwise its references would bar the same debts from the next file.
 */
export const withdrawImportChunk = defineCommand(
  { name: "import.withdraw_chunk", permission: "import:work", input },
  async (context, { importId, eventId }) => {
    const job = await findImportForChange(context.db, importId);
    if (!job) return refuse("NOT_FOUND");
    if (job.status !== "cancelled") return refuse("STALE_JOB");
    const placement = await findPlacementOf(context.db, importId);
    if (!placement) return accept({ done: true });
    const withdrawn = await saveHiddenAccountsWithdrawn(context.db, placement.id, {
      limit: CHUNK,
      eventId,
      effectiveOn: context.today,
      by: context.actor,
    });
    if (withdrawn > 0)
      context.emit(
        "import.withdrawn",
        { type: "import_job", id: importId },
        { after: { accounts: withdrawn }, category: "system" },
      );
    return accept({ done: withdrawn < CHUNK });
  },
);
