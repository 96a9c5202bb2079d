import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept, refuse } from "~/office/domain/outcome";
import { listPermissionHolders } from "~/people/data/staff/permission-holders.server";
import { findStaffForChange, type StaffMember } from "~/people/data/staff/staff-members.server";
import { isAdminClass } from "~/people/domain/login/factor-need";

import { applyFactorReset } from "./apply-factor-reset.server";

const DELAY_MS = 24 * 3_600_000;

const input = z.object({
  staffId: z.uuid(),
  /** how it was made sure that the colleague is who they say */
  checked: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/**
 * A colleague lost phone and recovery codes. At once for most; an admin's factors go only a day later, and not at all
 * when one of them is shown meanwhile. The colleague is mailed and the other admins are told either way.
 */
export const resetFactors = defineCommand(
  { name: "staff.reset_factors", permission: "staff:secure", input },
  async (context, { staffId, checked }) => {
    const staff = await findStaffForChange(context.db, staffId);
    if (staff?.status !== "active") return refuse("NOT_FOUND");
    if (staffId === context.actor.id) return refuse("SELF_RESET");
    const waits = isAdminClass(staff.roles);
    const { email, fullName } = staff;
    const after = { checked, waits_hours: waits ? 24 : 0 };
    context.emit("staff.factor_reset_asked", { type: "staff", id: staffId }, { after, category: "auth" });
    context.enqueue("send-email", {
      to: email,
      letter: waits ? "factor_reset_waits" : "factor_reset",
      params: { fullName },
    });
    await tellAdmins(context, staff);
    const asked = { staffId, askedAt: context.now.toISOString() };
    if (!waits) return context.run(applyFactorReset, { ...asked, askedAt: context.now });
    context.enqueue("reset-factors", asked, {
      startAfter: new Date(context.now.getTime() + DELAY_MS),
      singletonKey: `${context.tenant.id}:${staffId}`,
    });
    return accept({ staffId, done: false });
  },
);

async function tellAdmins(context: CommandContext, { id: staffId, fullName }: StaffMember): Promise<void> {
  for (const recipientId of await listPermissionHolders(context.db, "staff:secure", context.today)) {
    if (recipientId === context.actor.id) continue;
    const id = context.newId();
    await saveNotification(context.db, {
      id,
      recipientId,
      type: "factor_reset",
      params: { name: fullName },
      link: "/settings/people",
      groupKey: `factor_reset:${staffId}`,
    });
    const more = { after: { notification_id: id }, category: "system" as const };
    context.emit("notification.created", { type: "staff", id: recipientId }, more);
  }
}
