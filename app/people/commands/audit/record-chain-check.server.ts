import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept } from "~/office/domain/outcome";
import { listPermissionHolders } from "~/people/data/staff/permission-holders.server";

const input = z.strictObject({
  checked: z.int().min(0),
  brokenAt: z.int().nullable(),
  lostAnchor: z.int().nullable(),
});

/** What a proof of the chain found. A break is told to everybody who reads the log. */
export const recordChainCheck = defineCommand(
  { name: "audit.record_check", permission: "audit:work", input },
  async (context, found) => {
    const subject = { type: "tenant", id: context.tenant.id };
    context.emit("audit.verified", subject, { after: found, category: "system" });
    const seq = found.brokenAt ?? found.lostAnchor;
    if (seq === null) return accept({ intact: true });
    for (const recipientId of await listPermissionHolders(context.db, "audit:read", context.today)) {
      const notice = {
        id: context.newId(),
        recipientId,
        type: "chain_broken",
        params: { seq },
        link: "/audit",
      };
      await saveNotification(context.db, { ...notice, groupKey: "chain" });
      const more = { after: { notification_id: notice.id }, category: "system" as const };
      context.emit("notification.created", { type: "staff", id: recipientId }, more);
    }
    return accept({ intact: false });
  },
);
