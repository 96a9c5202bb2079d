import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveAllRead } from "~/office/data/notification/notifications.server";
import { accept, refuse } from "~/office/domain/outcome";

/** The person has seen their bell; the event tells their other open pages. */
export const markNotificationsRead = defineCommand(
  { name: "notification.mark_read", permission: "notification:read", input: z.strictObject({}) },
  async (context) => {
    const { id } = context.actor;
    if (!id) return refuse("NOT_FOUND");
    await saveAllRead(context.db, id);
    context.emit("notification.read", { type: "staff", id }, { category: "system" });
    return accept({});
  },
);
