import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findBatchForChange } from "~/money/data/payout/payout-batches.server";

const input = z.object({ batchId: z.uuid() });

/** Somebody takes the file with the payees' account numbers out; that is written down before they get it. */
export const recordBatchExport = defineCommand(
  { name: "payout.export_batch", permission: "payout:release", input },
  async (context, { batchId }) => {
    const batch = await findBatchForChange(context.db, batchId);
    if (!batch) return refuse("NOT_FOUND");
    context.emit("payout_batch.exported", { type: "payout_batch", id: batchId }, { category: "access" });
    return accept({ batchId });
  },
);
