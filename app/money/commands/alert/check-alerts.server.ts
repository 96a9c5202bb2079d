import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept } from "~/office/domain/outcome";
import { listHolderMailboxes, listPermissionHolders } from "~/people/data/staff/permission-holders.server";
import { listAlerts, listOpenAlerts, lockAlerts } from "~/money/data/alert/finance-alerts.server";
import { alertMoment } from "~/money/domain/alert/alert-moment";
import {
  ALERT_RIGHTS,
  alertKey,
  alertPath,
  ESCALATION_RIGHT,
  type FinanceAlert,
  MAILED_ALERTS,
} from "~/money/domain/alert/finance-alert";
import { isNews, planAlerts } from "~/money/domain/alert/open-alert";

/**
 * Looks at every condition finance must hear of (spec 05 §17). Each is told once per scope until it is resolved, to
 * those above after four hours, and again once a day; the log keeps which are open. Books that do not balance have the
 * standing checks run at once, which stop payouts.
 */
export const checkAlerts = defineCommand(
  { name: "alerts.check", permission: "alert:work", input: z.strictObject({}) },
  async (context) => {
    const { db, tenant, now } = context;
    await lockAlerts(db);
    const held = await listAlerts(db, alertMoment(tenant, now));
    const plan = planAlerts(held, await listOpenAlerts(db), now);
    const { raised, resolved, escalated, reminded, open } = plan;
    if (held.some(({ code }) => code === "imbalance"))
      context.enqueue("check-invariants", {}, { singletonKey: `${tenant.id}:asked` });
    if (isNews(plan)) {
      const after = { raised, resolved, escalated, reminded, open };
      context.emit("alerts.changed", { type: "tenant", id: tenant.id }, { after, category: "system" });
    }
    for (const alert of raised) {
      await tell(context, alert, ALERT_RIGHTS[alert.code]);
      await mail(context, alert);
    }
    for (const alert of reminded) await tell(context, alert, ALERT_RIGHTS[alert.code]);
    for (const alert of escalated) await tell(context, alert, ESCALATION_RIGHT);
    return accept({
      raised: raised.map(alertKey),
      resolved: resolved.map(alertKey),
      open: held.map(alertKey),
    });
  },
);

async function tell(
  context: CommandContext,
  alert: FinanceAlert & { hours?: number },
  right: string,
): Promise<void> {
  const { code, name, count, hours } = alert;
  for (const recipientId of await listPermissionHolders(context.db, right, context.today)) {
    const id = context.newId();
    await saveNotification(context.db, {
      id,
      recipientId,
      type: `alert_${code}`,
      params: { name: name ?? "", count, ...(hours === undefined ? {} : { waited: hours }) },
      link: alertPath(alert),
      groupKey: `alert:${alertKey(alert)}`,
    });
    const more = { after: { notification_id: id }, category: "system" as const };
    context.emit("notification.created", { type: "staff", id: recipientId }, more);
  }
}

/** Some conditions cannot wait for somebody to sign in. */
async function mail(context: CommandContext, alert: FinanceAlert): Promise<void> {
  const letter = MAILED_ALERTS[alert.code];
  if (!letter) return;
  for (const { email, fullName } of await listHolderMailboxes(
    context.db,
    ALERT_RIGHTS[alert.code],
    context.today,
  )) {
    const params = { fullName, count: alert.count, path: alertPath(alert) };
    context.enqueue("send-email", { to: email, letter, params });
  }
}
