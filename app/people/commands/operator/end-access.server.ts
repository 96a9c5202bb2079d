import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { findAccessForChange, saveAccessEnded } from "~/people/data/operator/operator-accesses.server";

const input = z.object({ accessId: z.uuid() });

/** The firm's owner ends a look, at once. */
export const endAccess = defineCommand(
  { name: "operator_access.end", permission: "operator_access:decide", input },
  (context, { accessId }) => end(context, accessId, null),
);

/** The operator is done, or takes the request back. */
export const leaveAccess = defineCommand(
  { name: "operator_access.leave", permission: "operator_access:ask", input },
  (context, { accessId }) => end(context, accessId, context.actor.id),
);

async function end(
  context: CommandContext,
  accessId: string,
  operatorId: string | null,
): Promise<Outcome<{ accessId: string }>> {
  const access = await findAccessForChange(context.db, accessId);
  if (!access || (operatorId !== null && access.operatorId !== operatorId)) return refuse("NOT_FOUND");
  if (access.state !== "granted" && access.state !== "asked") return refuse("ALREADY_DONE");
  await saveAccessEnded(context.db, accessId, context.now);
  context.emit("operator_access.ended", { type: "operator_access", id: accessId });
  return accept({ accessId });
}
