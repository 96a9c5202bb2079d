import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { listPermissionHolders } from "~/people/data/staff/permission-holders.server";
import { holdApplied } from "~/money/commands/payment/hold-disputed.server";
import { findPaymentForChange, savePayment } from "~/money/data/payment/payments.server";
import { isCollected } from "~/money/domain/payment/payment-state";

/** Source: spec 05 §8: an early fraud warning holds the money for 48 hours. */
const HOURS_HELD = 48;

/**
 * The network thinks a card was not the payer's own: what the payment applies stays where it is for 48 hours, and who
 * answers disputes looks at it now. The same warning twice holds once.
 */
export const holdSuspected = defineCommand(
  { name: "payment.hold_suspected", permission: "payment:absorb", input: z.object({ paymentId: z.uuid() }) },
  async (context, { paymentId }) => {
    const payment = await findPaymentForChange(context.db, paymentId);
    if (!payment) return refuse("NOT_FOUND");
    if (!isCollected(payment.state) || payment.metadata["held_until"] !== undefined)
      return accept({ held: false });
    const endsAt = new Date(context.now.getTime() + HOURS_HELD * 3_600_000);
    await savePayment(context.db, paymentId, { metadata: { held_until: endsAt.toISOString() } });
    const { amount, refunded, currency, targetId } = payment;
    // inside its return window it is held already, and stays so until these hours are over
    await holdApplied(context, payment, amount - refunded, {
      kind: "dispute",
      owner: { type: "fraud_warning", id: paymentId },
      reason: "fraud_warning",
      endsAt,
    });
    context.emit(
      "payment.fraud_warned",
      { type: "payment", id: paymentId },
      {
        related: targetId ? [{ type: "account", id: targetId }] : [],
        after: { amount: amount - refunded, currency, held_until: endsAt.toISOString() },
        desk: "collections",
      },
    );
    for (const recipientId of await listPermissionHolders(context.db, "payment:dispute", context.today)) {
      const id = context.newId();
      const told = { id, recipientId, type: "fraud_warned", params: {}, link: `/payments/${paymentId}` };
      await saveNotification(context.db, { ...told, groupKey: `fraud:${paymentId}` });
      const more = { after: { notification_id: id }, category: "system" as const };
      context.emit("notification.created", { type: "staff", id: recipientId }, more);
    }
    return accept({ held: true });
  },
);
