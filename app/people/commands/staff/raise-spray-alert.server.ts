import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept, refuse } from "~/office/domain/outcome";
import { countTenantFailures } from "~/people/data/login/login-attempts.server";
import { listPermissionHolders } from "~/people/data/staff/permission-holders.server";
import { SPRAY_FAILURES } from "~/people/domain/login/lockout";

/** Tells the firm's admins that many sign-ins fail over its logins; refused while they are few. */
export const raiseSprayAlert = defineCommand(
  { name: "auth.raise_spray_alert", permission: "auth:watch", input: z.strictObject({}) },
  async (context) => {
    const { db, tenant, today } = context;
    const count = await countTenantFailures(db);
    if (count <= SPRAY_FAILURES) return refuse("NOTHING_WAITS");
    context.emit(
      "auth.spray_detected",
      { type: "tenant", id: tenant.id },
      { after: { count }, category: "auth" },
    );
    for (const recipientId of await listPermissionHolders(db, "staff:secure", today)) {
      const id = context.newId();
      const groupKey = "spray_detected";
      const link = "/settings/people";
      await saveNotification(db, {
        id,
        recipientId,
        type: "spray_detected",
        params: { count },
        link,
        groupKey,
      });
      const more = { after: { notification_id: id }, category: "system" as const };
      context.emit("notification.created", { type: "staff", id: recipientId }, more);
    }
    return accept({ count });
  },
);
