import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import {
  findBatchForChange,
  saveBatchAccepted,
  saveReleaseState,
} from "~/money/data/payout/payout-batches.server";
import { savePayout } from "~/money/data/payout/payouts.server";

const input = z.object({ batchId: z.uuid() });

/** The bank took the file: what it did not reject before is in transit. */
export const acceptBatch = defineCommand(
  { name: "payout.accept_batch", permission: "payout:release", input },
  async (context, { batchId }) => {
    const batch = await findBatchForChange(context.db, batchId);
    if (!batch) return refuse("NOT_FOUND");
    if (batch.state !== "released") return refuse("ALREADY_DONE");
    for (const id of batch.waiting) {
      await savePayout(context.db, id, { state: "in_transit" });
      await saveReleaseState(context.db, id, { state: "in_transit" });
      context.emit("payment.sent", { type: "payment", id }, { after: { batch_id: batchId } });
    }
    await saveBatchAccepted(context.db, batchId);
    context.emit(
      "payout_batch.accepted",
      { type: "payout_batch", id: batchId },
      { after: { count: batch.waiting.length } },
    );
    return accept({ sent: batch.waiting.length });
  },
);
