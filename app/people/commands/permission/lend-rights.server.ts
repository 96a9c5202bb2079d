import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { settingOf } from "~/office/domain/setting/setting-of";
import { saveNewDelegation } from "~/people/data/permission/delegations.server";
import { listOwnPermissions } from "~/people/data/permission/roles.server";
import { findStaffForChange } from "~/people/data/staff/staff-members.server";
import { checkDelegation } from "~/people/domain/permission/delegation";
import { conflictsOf } from "~/people/domain/permission/duty-pairs.table";

const input = z.object({
  takerId: z.uuid("REQUIRED"),
  permissions: z.array(z.string().max(120)).min(1, "REQUIRED").max(200),
  startsOn: z.iso.date("DATE_FORMAT"),
  endsOn: z.iso.date("DATE_FORMAT"),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

/**
 * Lends one's own rights to a colleague for some days (spec 07 §5.6). They end with the days, when they are called
 * back, and at once when the lender loses them. Refusals: DELEGATION_KEPT, DELEGATION_DAYS, SOD_CONFLICT.
 */
export const lendRights = defineCommand(
  { name: "delegation.create", permission: "delegation:create", input },
  async (context, wish) => {
    const giverId = context.actor.id;
    if (!giverId) return refuse("NOT_FOUND");
    const own = await listOwnPermissions(context.db, giverId, context.today);
    const most = settingOf(context.tenant, "delegation_days");
    const may = checkDelegation({ ...wish, giverId }, own, context.today, most);
    if (!may.ok) return may;
    const taker = await findStaffForChange(context.db, wish.takerId);
    if (!taker || taker.status !== "active") return refuseField("takerId", "NOT_FOUND");
    const theirs = await listOwnPermissions(context.db, taker.id, wish.startsOn);
    const [pair] = conflictsOf([...theirs, ...wish.permissions]);
    if (pair) return refuse("SOD_CONFLICT", { fields: { permissions: "SOD_CONFLICT" }, facts: { pair } });
    const id = context.newId();
    await saveNewDelegation(context.db, { id, giverId, ...wish });
    const { permissions, startsOn, endsOn, reason } = wish;
    context.emit(
      "delegation.created",
      { type: "delegation", id },
      {
        after: { permissions, starts_on: startsOn, ends_on: endsOn },
        reason,
        related: [giverId, taker.id].map((staffId) => ({ type: "staff", id: staffId })),
      },
    );
    await tellTaker(context, taker.id);
    return accept({ delegationId: id });
  },
);

async function tellTaker(context: CommandContext, recipientId: string): Promise<void> {
  const id = context.newId();
  await saveNotification(context.db, {
    id,
    recipientId,
    type: "rights_lent",
    params: { name: context.actor.name },
    link: "/settings/delegations",
    groupKey: "rights_lent",
  });
  const more = { after: { notification_id: id }, category: "system" as const };
  context.emit("notification.created", { type: "staff", id: recipientId }, more);
}
