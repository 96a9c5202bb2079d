import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveApprovalsWithdrawn } from "~/office/data/approval/approvals.server";
import { accept, refuse } from "~/office/domain/outcome";
import {
  findCommissionForChange,
  saveCommission,
} from "~/collections/data/commission/commission-statements.server";

const input = z.object({ statementId: z.uuid() });

/** A calculation is taken back before anybody agreed to it; the next one of its month is made anew. */
export const withdrawCommission = defineCommand(
  { name: "commission.withdraw", permission: "commission:prepare", input },
  async (context, { statementId }) => {
    const statement = await findCommissionForChange(context.db, statementId);
    if (!statement) return refuse("NOT_FOUND");
    if (statement.state !== "calculated") return refuse("COMMISSION_STATE", { reasons: [statement.state] });
    const subject = { type: "commission", id: statementId };
    await saveCommission(context.db, statementId, { state: "draft" });
    await saveApprovalsWithdrawn(context.db, "commission.approve", subject);
    context.emit("commission.withdrawn", subject, {
      related: [{ type: "staff", id: statement.staffId }],
      desk: "collections",
    });
    return accept({});
  },
);
