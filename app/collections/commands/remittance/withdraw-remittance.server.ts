import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveApprovalsWithdrawn } from "~/office/data/approval/approvals.server";
import { accept, refuse } from "~/office/domain/outcome";
import { findRemittanceForChange, saveWithdrawn } from "~/collections/data/remittance/remittances.server";

const input = z.object({ remittanceId: z.uuid() });

/** A calculation is taken back before anybody approved it: its payments are free for the next. */
export const withdrawRemittance = defineCommand(
  { name: "remittance.withdraw", permission: "remittance:prepare", input },
  async (context, { remittanceId }) => {
    const remittance = await findRemittanceForChange(context.db, remittanceId);
    if (!remittance) return refuse("NOT_FOUND");
    if (remittance.state !== "calculated") return refuse("REMITTANCE_STATE", { reasons: [remittance.state] });
    const subject = { type: "remittance", id: remittanceId };
    await saveWithdrawn(context.db, remittanceId);
    await saveApprovalsWithdrawn(context.db, "remittance.approve", subject);
    context.emit("remittance.withdrawn", subject, {
      before: { state: remittance.state },
      related: [{ type: "creditor", id: remittance.creditorId }],
      desk: "collections",
    });
    return accept({});
  },
);
