import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findDelegationForChange, saveDelegationEnded } from "~/people/data/permission/delegations.server";

/** Calls lent rights back: who lent or borrowed them may, and who decides on roles. */
export const endDelegation = defineCommand(
  { name: "delegation.end", permission: "session:read", input: z.object({ delegationId: z.uuid() }) },
  async (context, { delegationId }) => {
    const known = await findDelegationForChange(context.db, delegationId);
    const { id, permissions } = context.actor;
    const mine = known && (known.giverId === id || known.takerId === id);
    if (!known || !(mine || permissions.has("role:assign"))) return refuse("NOT_FOUND");
    if (known.state === "ended") return accept({ delegationId });
    await saveDelegationEnded(context.db, delegationId, context.now);
    context.emit(
      "delegation.ended",
      { type: "delegation", id: delegationId },
      { before: { state: "active" }, after: { state: "ended" } },
    );
    return accept({ delegationId });
  },
);
