import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findAccessForChange, saveAccessDecided } from "~/people/data/operator/operator-accesses.server";
import { LOOK_MINUTES } from "~/people/domain/operator/operator-rights.table";

import { tellOwners } from "./tell-owners.server";

const input = z.object({
  accessId: z.uuid(),
  reason: z.string("REQUIRED").trim().min(10, "REASON_SHORT").max(500, "TOO_LONG"),
});

/**
 * A second operator lets the first look where the owner does not answer or the firm's setting says never: without
 * changing anything, and the owners are told at once. An owner's own no is not overridden.
 */
export const breakGlass = defineCommand(
  { name: "operator_access.break_glass", permission: "operator_access:break_glass", input },
  async (context, { accessId, reason }) => {
    const { db, actor, now } = context;
    const access = await findAccessForChange(db, accessId);
    if (!access) return refuse("NOT_FOUND");
    const bySetting = access.state === "refused" && access.decidedByKind === "system";
    if (access.state !== "asked" && !bySetting) return refuse("ALREADY_DONE");
    if (access.operatorId === actor.id) return refuse("MAKER_IS_CHECKER");
    const untilAt = new Date(now.getTime() + LOOK_MINUTES * 60_000);
    const by = { kind: actor.kind, id: actor.id, name: actor.name };
    await saveAccessDecided(db, accessId, {
      state: "granted",
      mayWrite: false,
      breakGlass: true,
      by,
      at: now,
      untilAt,
    });
    const after = { break_glass: true, until: untilAt.toISOString() };
    context.emit("operator_access.granted", { type: "operator_access", id: accessId }, { after, reason });
    await tellOwners(context, "operator_access_opened", {
      operator: access.operatorName,
      ticket: "",
      reason,
    });
    return accept({ untilAt });
  },
);
