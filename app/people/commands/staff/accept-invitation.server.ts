import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { formatNumber, reserveNumbers } from "~/office/data/number/number-series.server";
import { accept, refuse } from "~/office/domain/outcome";
import { takeSeat } from "~/people/commands/billing/take-seat.server";
import { saveInvitedUser } from "~/people/data/login/user-accounts.server";
import { findInvitationForChange, saveInvitationState } from "~/people/data/staff/invitations.server";
import {
  findRoleIds,
  findStaffByUser,
  saveNewStaff,
  saveStaffStatus,
} from "~/people/data/staff/staff-members.server";

const input = z.object({
  invitationId: z.uuid(),
  userId: z.uuid(),
  fullName: z.string().trim().min(1, "REQUIRED").max(120, "TOO_LONG"),
  /** null: the login existed already and its owner just proved it */
  passwordHash: z.string().nullable(),
});

/** A staff member is made once; their desk profile by the receiver of their role. */
export const acceptInvitation = defineCommand(
  { name: "staff.accept_invitation", permission: "staff:join", input },
  async (context, form) => {
    const invitation = await findInvitationForChange(context.db, form.invitationId);
    if (!invitation || invitation.state !== "sent" || invitation.expiresAt <= context.now)
      return refuse("INVITE_EXPIRED");
    const { email, roles, departmentId } = invitation;
    const seat = await takeSeat(context, { invited: false, paidAt: null });
    if (!seat.ok) return seat;
    if (form.passwordHash)
      await saveInvitedUser(context.db, {
        id: form.userId,
        email,
        fullName: form.fullName,
        passwordHash: form.passwordHash,
      });
    const staffId = await join(context, { ...form, email, roles, departmentId });
    await saveInvitationState(context.db, invitation.id, "accepted");
    for (const role of roles) await joinerOf(context, role)?.joined(context, staffId);
    context.emit("staff.joined", { type: "staff", id: staffId }, { after: { email, roles } });
    return accept({ staffId });
  },
);

async function join(
  context: CommandContext,
  person: { userId: string; fullName: string; email: string; roles: string[]; departmentId: string | null },
): Promise<string> {
  const known = await findStaffByUser(context.db, person.userId);
  if (known) {
    await saveStaffStatus(context.db, known.id, "active", context.today);
    return known.id;
  }
  const id = context.newId();
  const { first, prefix } = await reserveNumbers(context.db, "staff", 1);
  const roleIds = [...(await findRoleIds(context.db, person.roles)).values()];
  const { userId, fullName, email } = person;
  await saveNewStaff(context.db, {
    id,
    userId,
    number: formatNumber(prefix, first),
    fullName,
    email,
    startsOn: context.today,
    departmentId: person.departmentId,
    roleIds,
  });
  return id;
}

/** What a desk prepares for a new colleague of a role, named `join:<role>` in jobs/receivers.ts. */
export interface RoleJoiner {
  joined(context: CommandContext, staffId: string): Promise<void>;
}

export function joinerOf(context: CommandContext, role: string): RoleJoiner | undefined {
  return context.receivers[`join:${role}`] as RoleJoiner | undefined;
}
