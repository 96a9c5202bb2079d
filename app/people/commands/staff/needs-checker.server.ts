import type { CommandContext } from "~/office/commands/command/define-command";
import { listPermissionHolders } from "~/people/data/staff/permission-holders.server";

/** Rights change by two persons (spec 07 §5.6) wherever the firm has a second one who may decide on them. */
export async function needsChecker(
  { db, today, actor }: CommandContext,
  permission: string,
): Promise<boolean> {
  const holders = await listPermissionHolders(db, permission, today);
  return holders.some((id) => id !== actor.id);
}
