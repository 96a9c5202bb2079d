import { z } from "zod";

import { type ApprovedAct, requestApproval } from "~/office/commands/approval/request-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { findLineForChange, saveLineState } from "~/money/data/statement/statement-lines.server";

const input = z.object({
  lineId: z.uuid(),
  reason: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/** A memo line without money is set aside when a second person agrees; a line with money never is. */
export const proposeIgnoring = defineCommand(
  { name: "statement_line.propose_ignoring", permission: "bank_statement:import", input },
  async (context, { lineId, reason }) => {
    const line = await findLineForChange(context.db, lineId);
    if (!line) return refuse("NOT_FOUND");
    if (line.amount !== 0n) return refuse("LINE_HAS_MONEY");
    if (line.state !== "unmatched") return refuse("STALE_JOB");
    return requestApproval(context, {
      act: "statement_line.ignore",
      subject: { type: "statement_line", id: line.id },
      payload: { booking_date: line.bookingDate, narrative: line.narrative.slice(0, 200) },
      reason,
    });
  },
);

/** The second person agreed. */
export const ignoreApprovedLine: ApprovedAct = {
  permission: ACT_RIGHTS["statement_line.ignore"],
  async run(context, approval) {
    const line = await findLineForChange(context.db, approval.subject.id);
    if (!line) return refuse("NOT_FOUND");
    if (line.amount !== 0n || line.state !== "unmatched") return refuse("STALE_JOB");
    await saveLineState(context.db, line.id, { state: "ignored", reason: approval.reason });
    context.emit("statement_line.ignored", approval.subject, {
      reason: approval.reason,
      related: [{ type: "bank_account", id: line.bankAccountId }],
    });
    return accept({ lineId: line.id });
  },
};
