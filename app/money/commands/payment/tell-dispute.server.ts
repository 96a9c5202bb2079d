import type { CommandContext } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { listPermissionHolders } from "~/people/data/staff/permission-holders.server";
import type { StoredPayment } from "~/money/data/payment/payments.server";
import { isAnswerable, type DisputeState } from "~/money/domain/payment/dispute";

/** Who may answer is told once, with the day until which it counts. */
export async function tellDispute(
  context: CommandContext,
  payment: StoredPayment,
  dispute: { state: DisputeState; evidenceDueAt?: Date },
): Promise<void> {
  const due = dispute.evidenceDueAt?.toISOString().slice(0, 10) ?? null;
  const type = isAnswerable(dispute.state) && due ? "dispute_opened" : "dispute_told";
  for (const recipientId of await listPermissionHolders(context.db, "payment:dispute", context.today)) {
    const id = context.newId();
    await saveNotification(context.db, {
      id,
      recipientId,
      type,
      params: { due },
      link: `/payments/${payment.id}/dispute`,
      groupKey: `dispute:${payment.id}`,
    });
    const more = { after: { notification_id: id }, category: "system" as const };
    context.emit("notification.created", { type: "staff", id: recipientId }, more);
  }
}
