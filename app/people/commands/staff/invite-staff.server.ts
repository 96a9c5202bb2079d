import { createHash } from "node:crypto";

import { z } from "zod";

import { type ApprovedAct, requestApproval } from "~/office/commands/approval/request-approval.server";
import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { takeSeat } from "~/people/commands/billing/take-seat.server";
import { needsChecker } from "./needs-checker.server";
import { listDepartmentsForChange } from "~/people/data/organisation/departments.server";
import { findOpenInvitation, saveNewInvitation } from "~/people/data/staff/invitations.server";
import { findRoleByKey, type StoredRole } from "~/people/data/permission/roles.server";
import { findActiveStaffByEmail } from "~/people/data/staff/staff-members.server";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { decidesOnOthers } from "~/people/domain/permission/decides-on-others";
import { mayGive } from "~/people/domain/permission/may-give";
import { loginKey } from "~/people/data/login/user-accounts.server";
import { hashToken, newSecretToken } from "~/platform/crypto/secret-token.server";
import { sealForMail } from "~/platform/crypto/seal-for-mail.server";
import { uuidFrom } from "~/platform/ids/uuid-from";

const DAYS = 7;

const wish = z.object({
  email: z.email("EMAIL_FORMAT").max(254),
  fullName: z.string().trim().min(1, "REQUIRED").max(120, "TOO_LONG"),
  /** key of one of the firm's roles that people hold */
  role: z.string("REQUIRED").min(1, "REQUIRED").max(80, "TOO_LONG"),
  /** name or code of the department they will work in */
  department: z.string().trim().max(120, "TOO_LONG").nullish(),
});
type Wish = z.output<typeof wish>;

const input = wish.extend({
  /** the moment of the price that was agreed to, where a seat must be bought */
  paidAt: z.iso.datetime().nullish(),
});

/** Who asked for it: the invitation names them, whoever agreed. */
const plan = z.object({ wish, by: z.object({ id: z.string().nullable(), name: z.string() }) });

/**
 * Sends a link that is good once and for seven days; inviting again kills the earlier link. A role that decides on what
 * others ask for waits for a second person, where the firm has one; `invitationId` is null then. Refusals: STAFF_EXISTS,
 * ROLE_UNKNOWN, DEPARTMENT_UNKNOWN, GRANT_LACKED, APPROVAL_PENDING, those of a seat.
 */
export const inviteStaff = defineCommand(
  { name: "staff.invite", permission: "staff:invite", input },
  async (context, { paidAt, ...form }) => {
    const fits = await fitting(context, form);
    if (!fits.ok) return fits;
    const { role } = fits.value;
    const may = mayGive(role, context.actor);
    if (!may.ok) return refuse(may.refusal.code, { fields: { role: may.refusal.code } });
    const { id, name, kind } = context.actor;
    const by = { id, name: name ?? "" };
    const byTwo = kind === "staff" && decidesOnOthers(role) && (await needsChecker(context, "role:assign"));
    if (!byTwo) return send(context, { ...form, ...fits.value, paidAt: paidAt ?? null }, by);
    const { fullName, email } = form;
    const asked = await requestApproval(context, {
      act: "staff.invite",
      subject: subjectOf(email),
      payload: { wish: form, by, person: fullName, email, role: shown(role) },
      reason: email,
    });
    return asked.ok ? accept({ invitationId: null, waits: true }) : asked;
  },
);

/** A second person agreed: the link goes out, if everything is still as it was. A seat must be there by now. */
export const inviteApprovedStaff: ApprovedAct = {
  permission: ACT_RIGHTS["staff.invite"],
  async run(context, { payload }) {
    const { wish: form, by } = plan.parse(payload);
    const fits = await fitting(context, form);
    return fits.ok ? send(context, { ...form, ...fits.value, paidAt: null }, by) : fits;
  },
};

/** What requests about one address have in common. */
function subjectOf(email: string): { type: string; id: string } {
  const bytes = createHash("sha256").update(loginKey(email)).digest();
  return { type: "invitation", id: uuidFrom(0, 0, bytes.subarray(0, 8)) };
}

const shown = ({ key, name, system }: StoredRole) => ({ key, name, system });

interface Place {
  role: StoredRole;
  departmentId: string | null;
}

/** The role and department that were named, where the person does not work here yet. */
async function fitting({ db }: CommandContext, form: Wish): Promise<Outcome<Place>> {
  if (await findActiveStaffByEmail(db, loginKey(form.email)))
    return refuse("DUPLICATE", { fields: { email: "STAFF_EXISTS" } });
  const role = await findRoleByKey(db, form.role);
  if (!role || role.key === "integrator") return refuse("ROLE_UNKNOWN", { fields: { role: "ROLE_UNKNOWN" } });
  const wanted = (form.department ?? "").toLowerCase();
  if (wanted === "") return accept({ role, departmentId: null });
  const open = (await listDepartmentsForChange(db)).filter(({ state }) => state === "active");
  const found = open.find(({ name, code }) => [name, code].some((word) => word.toLowerCase() === wanted));
  return found
    ? accept({ role, departmentId: found.id })
    : refuse("DEPARTMENT_UNKNOWN", { fields: { department: "DEPARTMENT_UNKNOWN" } });
}

interface Invitee extends Place {
  email: string;
  fullName: string;
  paidAt: string | null;
}

async function send(
  context: CommandContext,
  { email: typed, fullName, role, departmentId, paidAt }: Invitee,
  by: { id: string | null; name: string },
): Promise<Outcome<{ invitationId: string | null; waits: boolean }>> {
  const email = loginKey(typed);
  const again = await findOpenInvitation(context.db, email);
  const seat = again ? null : await takeSeat(context, { invited: true, paidAt });
  if (seat && !seat.ok) return seat;
  const id = context.newId();
  const token = newSecretToken();
  await saveNewInvitation(context.db, {
    id,
    email,
    fullName,
    roles: [role.key],
    departmentId,
    tokenHash: hashToken(token),
    days: DAYS,
    createdById: by.id,
  });
  context.emit("staff.invited", { type: "invitation", id }, { after: { email, role: role.key } });
  const params = { fullName, agency: context.tenant.displayName, invitedBy: by.name, days: DAYS };
  context.enqueue("send-email", {
    to: email,
    letter: "staff_invitation",
    secret: sealForMail(token),
    params,
  });
  return accept({ invitationId: id, waits: false });
}
