import type { CommandContext } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { listPermissionHolders } from "~/people/data/staff/permission-holders.server";

/** A bell entry for everybody who keeps mandates. */
export async function tellMandateDesk(
  context: CommandContext,
  type: string,
  params: Record<string, string>,
  groupKey: string,
  link = "/payments/mandates",
): Promise<void> {
  for (const recipientId of await listPermissionHolders(context.db, "mandate:manage", context.today)) {
    const id = context.newId();
    await saveNotification(context.db, { id, recipientId, type, params, link, groupKey });
    const more = { after: { notification_id: id }, category: "system" as const };
    context.emit("notification.created", { type: "staff", id: recipientId }, more);
  }
}
