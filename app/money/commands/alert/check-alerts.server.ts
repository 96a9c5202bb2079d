import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept } from "~/office/domain/outcome";
import { listPermissionHolders } from "~/people/data/staff/permission-holders.server";
import { listAlerts, listOpenAlerts, lockAlerts } from "~/money/data/alert/finance-alerts.server";
import { alertClock } from "~/money/domain/alert/alert-clock";
import { ALERT_RIGHTS, alertKey, alertPath, type FinanceAlert } from "~/money/domain/alert/finance-alert";

/**
 * Looks at every condition finance must hear of (spec 05 §17). Each is told once per scope until it is resolved; the
 * log keeps which are open. Books that do not balance have the standing checks run at once, which stop payouts.
 */
export const checkAlerts = defineCommand(
  { name: "alerts.check", permission: "alert:work", input: z.strictObject({}) },
  async (context) => {
    const { db, tenant, today, now } = context;
    await lockAlerts(db);
    const clock = alertClock(now, tenant.timeZone, today);
    const alerts = await listAlerts(db, { now, timeZone: tenant.timeZone, today, clock });
    const before = await listOpenAlerts(db);
    const held = new Set(alerts.map(alertKey));
    const known = new Set(before.map(alertKey));
    const raised = alerts.filter((alert) => !known.has(alertKey(alert)));
    const resolved = before.filter((alert) => !held.has(alertKey(alert)));
    if (alerts.some(({ code }) => code === "imbalance"))
      context.enqueue("check-invariants", {}, { singletonKey: `${tenant.id}:asked` });
    if (raised.length > 0 || resolved.length > 0) {
      context.emit(
        "alerts.changed",
        { type: "tenant", id: tenant.id },
        {
          after: { raised, resolved, open: alerts.map(({ code, scopeId }) => ({ code, scopeId })) },
          category: "system",
        },
      );
    }
    for (const alert of raised) await tell(context, alert);
    return accept({
      raised: raised.map(alertKey),
      resolved: resolved.map(alertKey),
      open: alerts.map(alertKey),
    });
  },
);

async function tell(context: CommandContext, alert: FinanceAlert): Promise<void> {
  const { code, name, count } = alert;
  for (const recipientId of await listPermissionHolders(context.db, ALERT_RIGHTS[code], context.today)) {
    const id = context.newId();
    await saveNotification(context.db, {
      id,
      recipientId,
      type: `alert_${code}`,
      params: { name: name ?? "", count },
      link: alertPath(alert),
      groupKey: `alert:${alertKey(alert)}`,
    });
    const more = { after: { notification_id: id }, category: "system" as const };
    context.emit("notification.created", { type: "staff", id: recipientId }, more);
  }
}
