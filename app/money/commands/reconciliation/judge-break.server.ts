import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findBreakForChange, saveBreakState } from "~/money/data/reconciliation/breaks.server";
import { BREAK_CAUSES } from "~/money/domain/reconciliation/break-causes.table";

const input = z.object({
  breakId: z.uuid(),
  to: z.enum(["explained", "resolved"]),
  cause: z.enum(BREAK_CAUSES),
  note: z.string("REQUIRED").trim().min(10, "REASON_TOO_SHORT").max(500, "TOO_LONG"),
});

/** A person says why a difference is there, and then that it is settled. Open breaks are explained before. */
export const judgeBreak = defineCommand(
  { name: "reconciliation_break.judge", permission: "seal:create", input },
  async (context, { breakId, to, cause, note }) => {
    const found = await findBreakForChange(context.db, breakId);
    if (!found) return refuse("NOT_FOUND");
    if (found.state === "resolved" || found.state === to) return refuse("ALREADY_DONE");
    if (to === "resolved" && found.state === "open") return refuse("BREAK_NOT_EXPLAINED");
    await saveBreakState(context.db, breakId, { state: to, note, causeCode: cause });
    context.emit(
      `reconciliation_break.${to}`,
      { type: "reconciliation_break", id: breakId },
      {
        before: { state: found.state },
        after: { state: to, cause },
        reason: note,
        related: [{ type: "bank_account", id: found.bankAccountId }],
      },
    );
    return accept({ state: to });
  },
);
