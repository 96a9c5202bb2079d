import { z } from "zod";

import { type ApprovedAct, requestApproval } from "~/office/commands/approval/request-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { findHoldForChange, saveHoldReleased } from "~/office/data/hold/legal-holds.server";
import { accept, refuse } from "~/office/domain/outcome";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";

const input = z.object({
  holdId: z.uuid(),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

/** Asks a second person to let a hold go; the page asks for a fresh second factor before. */
export const releaseHold = defineCommand(
  { name: "legal_hold.release", permission: "legal_hold:release", input },
  async (context, { holdId, reason }) => {
    const hold = await findHoldForChange(context.db, holdId);
    if (!hold) return refuse("NOT_FOUND");
    if (hold.releasedAt) return refuse("ALREADY_DONE");
    const subject = { type: "legal_hold", id: holdId };
    const payload = { scope: hold.scope, placed_for: hold.reason };
    return requestApproval(context, { act: "legal_hold.release", subject, payload, reason });
  },
);

/** A second person agreed: what was held falls back to its own terms. */
export const releaseApprovedHold: ApprovedAct = {
  permission: ACT_RIGHTS["legal_hold.release"],
  async run(context, { subject, reason }) {
    const hold = await findHoldForChange(context.db, subject.id);
    if (!hold || hold.releasedAt) return refuse("STALE_APPROVAL");
    await saveHoldReleased(context.db, hold.id, context.now, reason);
    const held = hold.scope === "person" ? "customer" : hold.scope;
    const related = hold.subjectId ? [{ type: held, id: hold.subjectId }] : [];
    context.emit("legal_hold.released", subject, { before: { scope: hold.scope }, reason, related });
    return accept(null);
  },
};
