import type { CommandContext } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { listOwnerMailboxes } from "~/people/data/staff/permission-holders.server";

/** Mails the firm's owners of a look that waits or begins, and rings their bell. */
export async function tellOwners(
  context: CommandContext,
  letter: "operator_access_asked" | "operator_access_opened",
  params: Record<string, string>,
): Promise<void> {
  const { db, tenant, today } = context;
  for (const { id: recipientId, email, fullName } of await listOwnerMailboxes(db, today)) {
    context.enqueue("send-email", {
      to: email,
      letter,
      params: { ...params, fullName, agency: tenant.displayName },
    });
    const id = context.newId();
    const link = "/settings/operator-access";
    await saveNotification(db, { id, recipientId, type: letter, params, link, groupKey: letter });
    const more = { after: { notification_id: id }, category: "system" as const };
    context.emit("notification.created", { type: "staff", id: recipientId }, more);
  }
}
