import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findAccessForChange, saveAccessDecided } from "~/people/data/operator/operator-accesses.server";
import { LOOK_MINUTES } from "~/people/domain/operator/operator-rights.table";

import { tellOwners } from "./tell-owners.server";

export const decisionForm = z.object({
  accessId: z.uuid(),
  decision: z.enum(["read", "write", "refuse"]),
});

/** The firm's owner lets an operator look for thirty minutes, with or without changing anything, or refuses (P18-1). */
export const decideAccess = defineCommand(
  { name: "operator_access.decide", permission: "operator_access:decide", input: decisionForm },
  async (context, { accessId, decision }) => {
    const { db, actor, now } = context;
    const access = await findAccessForChange(db, accessId);
    if (!access) return refuse("NOT_FOUND");
    if (access.state !== "asked") return refuse("ALREADY_DONE");
    if (decision === "write" && !access.mayWrite) return refuse("WRITE_NOT_ASKED");
    const state = decision === "refuse" ? ("refused" as const) : ("granted" as const);
    const untilAt = state === "granted" ? new Date(now.getTime() + LOOK_MINUTES * 60_000) : null;
    const mayWrite = decision === "write";
    const by = { kind: actor.kind, id: actor.id, name: actor.name };
    await saveAccessDecided(db, accessId, { state, mayWrite, breakGlass: false, by, at: now, untilAt });
    const after = { may_write: mayWrite, until: untilAt?.toISOString() ?? null };
    context.emit(`operator_access.${state}`, { type: "operator_access", id: accessId }, { after });
    if (state === "granted")
      await tellOwners(context, "operator_access_opened", {
        operator: access.operatorName,
        ticket: "",
        reason: "",
      });
    return accept({ state, untilAt });
  },
);
