import type { CommandContext } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { listPermissionHolders } from "~/people/data/staff/permission-holders.server";

/** Whoever holds a permission hears of something; not who did it. */
export async function tellHolders(
  context: CommandContext,
  permission: string,
  notice: { type: string; params: Record<string, unknown>; link: string; groupKey: string },
): Promise<void> {
  for (const recipientId of await listPermissionHolders(context.db, permission, context.today)) {
    if (recipientId === context.actor.id) continue;
    const id = context.newId();
    await saveNotification(context.db, { ...notice, id, recipientId });
    const more = { after: { notification_id: id }, category: "system" as const };
    context.emit("notification.created", { type: "staff", id: recipientId }, more);
  }
}
