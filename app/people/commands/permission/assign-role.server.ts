import { z } from "zod";

import { type ApprovedAct, requestApproval } from "~/office/commands/approval/request-approval.server";
import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import {
  findRoleForChange,
  listOwnPermissions,
  saveStaffRole,
  type StoredRole,
} from "~/people/data/permission/roles.server";
import { findStaffForChange } from "~/people/data/staff/staff-members.server";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { conflictsOf } from "~/people/domain/permission/duty-pairs.table";
import { mayGive } from "~/people/domain/permission/may-give";

import { joinerOf } from "../staff/accept-invitation.server";
import { needsChecker } from "../staff/needs-checker.server";

const input = z.object({
  staffId: z.uuid(),
  roleId: z.uuid("ROLE_UNKNOWN"),
  /** last day on which it is held; null: until it is taken */
  until: z.iso.date("DATE_FORMAT").nullable().default(null),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

const plan = z.object({ roleId: z.uuid(), until: z.string().nullable() });

/**
 * Gives a colleague a role, or moves its last day. Refusals: SELF_DEALING, GRANT_LACKED, SOD_CONFLICT with
 * `facts.pair`, DATE_PAST.
 */
export const assignRole = defineCommand(
  { name: "role.assign", permission: "role:assign", input },
  async (context, { staffId, roleId, until, reason }) => {
    if (staffId === context.actor.id) return refuse("SELF_DEALING");
    if (until && until < context.today) return refuseField("until", "DATE_PAST");
    const role = await fitting(context, staffId, roleId);
    if (!role.ok) return role;
    const may = mayGive(role.value, context.actor);
    if (!may.ok) return may;
    if (!(await needsChecker(context, "role:assign"))) {
      await give(context, staffId, role.value, until);
      return accept({ waits: false });
    }
    const subject = { type: "staff", id: staffId };
    const { person, key, name, system } = role.value;
    const asked = await requestApproval(context, {
      act: "role.assign",
      subject,
      payload: { roleId, until, person, role: { key, name, system } },
      reason,
    });
    return asked.ok ? accept({ waits: true }) : asked;
  },
);

/** A second person agreed; nobody agrees to their own role. */
export const assignApprovedRole: ApprovedAct = {
  permission: ACT_RIGHTS["role.assign"],
  async run(context, { subject, payload }) {
    if (subject.id === context.actor.id) return refuse("SELF_DEALING");
    const { roleId, until } = plan.parse(payload);
    const role = await fitting(context, subject.id, roleId);
    if (role.ok) await give(context, subject.id, role.value, until);
    return role;
  },
};

/** The role in force, when the person is there and holds nothing that goes ill with it. */
async function fitting(
  context: CommandContext,
  staffId: string,
  roleId: string,
): Promise<Outcome<StoredRole & { person: string }>> {
  const staff = await findStaffForChange(context.db, staffId);
  if (!staff || staff.status !== "active") return refuse("NOT_FOUND");
  const role = await findRoleForChange(context.db, roleId);
  if (!role || role.state !== "active" || role.key === "integrator")
    return refuseField("roleId", "ROLE_UNKNOWN");
  const held = await listOwnPermissions(context.db, staffId, context.today);
  const [pair] = conflictsOf([...held, ...role.grants.map(({ permission }) => permission)]);
  return pair
    ? refuse("SOD_CONFLICT", { fields: { roleId: "SOD_CONFLICT" }, facts: { pair } })
    : accept({ ...role, person: staff.fullName });
}

async function give(
  context: CommandContext,
  staffId: string,
  role: StoredRole,
  until: string | null,
): Promise<void> {
  await saveStaffRole(context.db, {
    id: context.newId(),
    staffId,
    roleId: role.id,
    until,
    by: context.actor.id,
  });
  await joinerOf(context, role.baseKey ?? role.key)?.joined(context, staffId);
  context.emit("role.assigned", { type: "staff", id: staffId }, { after: { role: role.key, until } });
}
