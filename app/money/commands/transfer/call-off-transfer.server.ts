import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findTransferForChange, saveTransferFailed } from "~/money/data/transfer/transfers.server";

const input = z.object({
  transferId: z.uuid(),
  reason: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/** A transfer that will not be made. A cover is owed to clients and cannot be called off. */
export const callOffTransfer = defineCommand(
  { name: "transfer.call_off", permission: "payout:release", input },
  async (context, { transferId, reason }) => {
    const transfer = await findTransferForChange(context.db, transferId);
    if (!transfer) return refuse("NOT_FOUND");
    if (transfer.kind === "cover") return refuse("COVER_IS_OWED");
    if (transfer.state !== "ordered") return refuse("ALREADY_DONE");
    await saveTransferFailed(context.db, transferId);
    context.emit("transfer.called_off", { type: "transfer", id: transferId }, { reason });
    return accept({});
  },
);
