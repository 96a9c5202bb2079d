import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { takeSeat } from "~/people/commands/billing/take-seat.server";
import { listDepartmentsForChange } from "~/people/data/organisation/departments.server";
import { findOpenInvitation, saveNewInvitation } from "~/people/data/staff/invitations.server";
import { findRoleByKey } from "~/people/data/permission/roles.server";
import { findActiveStaffByEmail } from "~/people/data/staff/staff-members.server";
import { mayGive } from "~/people/domain/permission/may-give";
import { loginKey } from "~/people/data/login/user-accounts.server";
import { hashToken, newSecretToken } from "~/platform/crypto/secret-token.server";
import { sealForMail } from "~/platform/crypto/seal-for-mail.server";

const DAYS = 7;

const input = z.object({
  email: z.email("EMAIL_FORMAT").max(254),
  fullName: z.string().trim().min(1, "REQUIRED").max(120, "TOO_LONG"),
  /** key of one of the firm's roles that people hold */
  role: z.string("REQUIRED").min(1, "REQUIRED").max(80, "TOO_LONG"),
  /** name or code of the department they will work in */
  department: z.string().trim().max(120, "TOO_LONG").nullish(),
  /** the moment of the price that was agreed to, where a seat must be bought */
  paidAt: z.iso.datetime().nullish(),
});

/** Sends a link that is good once and for seven days; inviting again kills the earlier link. */
export const inviteStaff = defineCommand(
  { name: "staff.invite", permission: "staff:invite", input },
  async (context, form) => {
    const email = loginKey(form.email);
    if (await findActiveStaffByEmail(context.db, email))
      return refuse("DUPLICATE", { fields: { email: "STAFF_EXISTS" } });
    const role = await findRoleByKey(context.db, form.role);
    if (!role || role.key === "integrator")
      return refuse("ROLE_UNKNOWN", { fields: { role: "ROLE_UNKNOWN" } });
    const may = mayGive(role, context.actor);
    if (!may.ok) return refuse(may.refusal.code, { fields: { role: may.refusal.code } });
    const department = await findDepartment(context, form.department ?? "");
    if (department === undefined)
      return refuse("DEPARTMENT_UNKNOWN", { fields: { department: "DEPARTMENT_UNKNOWN" } });
    const again = await findOpenInvitation(context.db, email);
    const seat = again ? null : await takeSeat(context, { invited: true, paidAt: form.paidAt ?? null });
    if (seat && !seat.ok) return seat;
    const id = context.newId();
    const token = newSecretToken();
    const { fullName } = form;
    await saveNewInvitation(context.db, {
      id,
      email,
      fullName,
      roles: [form.role],
      departmentId: department,
      tokenHash: hashToken(token),
      days: DAYS,
      createdById: context.actor.id,
    });
    context.emit("staff.invited", { type: "invitation", id }, { after: { email, role: form.role } });
    context.enqueue("send-email", {
      to: email,
      letter: "staff_invitation",
      secret: sealForMail(token),
      params: {
        fullName,
        agency: context.tenant.displayName,
        invitedBy: context.actor.name ?? "",
        days: DAYS,
      },
    });
    return accept({ invitationId: id });
  },
);

/** Null where none was named; undefined where no open department is called that. */
async function findDepartment({ db }: CommandContext, named: string): Promise<string | null | undefined> {
  if (named === "") return null;
  const wanted = named.toLowerCase();
  const open = (await listDepartmentsForChange(db)).filter(({ state }) => state === "active");
  return open.find(({ name, code }) => [name, code].some((word) => word.toLowerCase() === wanted))?.id;
}
