import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { countDenials, wasDenialTold } from "~/office/data/event/denials.server";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept, refuse } from "~/office/domain/outcome";
import { DENIALS_ALERT } from "~/office/domain/permission/denials-alert";
import { listOwnerMailboxes, listRoleHolders } from "~/people/data/staff/permission-holders.server";

const input = z.object({ actorKind: z.string().max(20), actorId: z.uuid(), actorName: z.string().max(200) });

/** More than this is not counted: what compliance needs to know is that it goes on. */
const MOST = 100;

/**
 * Tells compliance that somebody was refused again and again within an hour, once an hour for each person (issue 4 §3).
 * Where nobody holds that role, those who answer for the firm hear it.
 */
export const reportDenials = defineCommand(
  { name: "access.report_denials", permission: "access:watch", input },
  async (context, { actorKind, actorId, actorName }) => {
    const { db, now } = context;
    const since = new Date(now.getTime() - DENIALS_ALERT.withinMs);
    if (await wasDenialTold(db, actorId, since)) return refuse("ALREADY_DONE");
    const count = await countDenials(db, actorId, since, MOST);
    if (count < DENIALS_ALERT.count) return refuse("NOTHING_WAITS");
    context.emit(
      "access.denials_told",
      { type: actorKind, id: actorId },
      { after: { count }, category: "access" },
    );
    for (const recipientId of await listeners(context)) {
      const id = context.newId();
      await saveNotification(db, {
        id,
        recipientId,
        type: "access_denied",
        params: { name: actorName, count },
        link: `/audit?category=denied&actor=${actorId}`,
        groupKey: `access_denied:${actorId}`,
      });
      const more = { after: { notification_id: id }, category: "system" as const };
      context.emit("notification.created", { type: "staff", id: recipientId }, more);
    }
    return accept({ count });
  },
);

async function listeners({ db, today }: CommandContext): Promise<string[]> {
  const compliance = await listRoleHolders(db, "compliance", today);
  if (compliance.length > 0) return compliance;
  return (await listOwnerMailboxes(db, today)).map(({ id }) => id);
}
