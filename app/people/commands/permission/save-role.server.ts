import { z } from "zod";

import { requestApproval, type ApprovedAct } from "~/office/commands/approval/request-approval.server";
import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import { SCOPES } from "~/office/domain/permission/grant";
import type { Limits } from "~/office/domain/permission/grant-limits";
import {
  findRoleForChange,
  listHoldersOtherPermissions,
  listRoles,
  saveOwnRole,
  type StoredRole,
} from "~/people/data/permission/roles.server";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { conflictsOf } from "~/people/domain/permission/duty-pairs.table";
import {
  checkRoleGrants,
  compareGrants,
  MOST_OWN_ROLES,
  readRoleLines,
} from "~/people/domain/permission/role-lines";

import { needsChecker } from "../staff/needs-checker.server";

const input = z.object({
  /** null makes a new one */
  roleId: z.uuid().nullable(),
  name: z.string("REQUIRED").trim().min(1, "REQUIRED").max(80, "TOO_LONG"),
  /** one permission a line, as the grammar writes it */
  lines: z.string("REQUIRED").max(20_000, "TOO_LONG"),
  /** the shipped role that it is copied from */
  baseKey: z.string().max(80).nullable().default(null),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

const plan = z.object({
  key: z.string(),
  name: z.string(),
  baseKey: z.string().nullable(),
  /** the version that was looked at */
  version: z.number().optional(),
  grants: z.array(
    z.object({
      permission: z.string(),
      scope: z.enum(SCOPES),
      limits: z.custom<Limits>((value) => typeof value === "object").optional(),
    }),
  ),
});
type Plan = z.infer<typeof plan>;

/**
 * Makes a role of the firm's own or its next version. Refusals: GRANT_LACKED, SOD_CONFLICT with `facts.pair`,
 * ROLE_SYSTEM (shipped ones are copied), ROLE_LIMIT.
 */
export const saveRole = defineCommand(
  { name: "role.save", permission: "role:update", input },
  async (context, { roleId, name, lines, baseKey, reason }) => {
    const roles = await listRoles(context.db);
    const known = new Set(
      roles.filter((one) => one.system).flatMap((one) => one.grants.map((grant) => grant.permission)),
    );
    const grants = readRoleLines(lines, known);
    if (!grants.ok) return grants;
    const may = checkRoleGrants(grants.value, context.actor.permissions);
    if (!may.ok) return may;
    const role = roleId ? (roles.find((one) => one.id === roleId) ?? null) : null;
    if (roleId && !role) return refuse("NOT_FOUND");
    const fits = checkPlace(roles, role, { name, baseKey });
    if (!fits.ok) return fits;
    const id = role?.id ?? context.newId();
    const wanted: Plan = {
      key: role?.key ?? `own_${id.replaceAll("-", "").slice(-12)}`,
      name,
      baseKey: role?.baseKey ?? baseKey,
      version: role?.roleVersion ?? 0,
      grants: grants.value,
    };
    const joined = await checkHolders(context, id, wanted);
    if (!joined.ok) return joined;
    if (!(await needsChecker(context, "role:update"))) {
      await writeRole(context, id, wanted, role);
      return accept({ roleId: id, waits: false });
    }
    const subject = { type: "role", id };
    const asked = await requestApproval(context, {
      act: "role.save",
      subject,
      payload: { ...wanted, change: compareGrants(role?.grants ?? [], wanted.grants) },
      reason,
    });
    return asked.ok ? accept({ roleId: id, waits: true }) : asked;
  },
);

/** A second person agreed. */
export const saveApprovedRole: ApprovedAct = {
  permission: ACT_RIGHTS["role.save"],
  async run(context, approval) {
    const wanted = plan.parse(approval.payload);
    const { id } = approval.subject;
    const role = await findRoleForChange(context.db, id);
    const stale = wanted.version !== undefined && wanted.version !== (role?.roleVersion ?? 0);
    if (stale || role?.state === "retired") return refuse("STALE_APPROVAL");
    const joined = await checkHolders(context, id, wanted);
    if (!joined.ok) return joined;
    await writeRole(context, id, wanted, role);
    return accept(null);
  },
};

function checkPlace(
  roles: StoredRole[],
  role: StoredRole | null,
  { name, baseKey }: { name: string; baseKey: string | null },
): Outcome<null> {
  if (role?.system || role?.state === "retired") return refuse("ROLE_SYSTEM");
  if (baseKey && !roles.some((one) => one.system && one.key === baseKey)) return refuse("ROLE_UNKNOWN");
  if (roles.some((one) => one.id !== role?.id && one.name.toLowerCase() === name.toLowerCase()))
    return refuseField("name", "DUPLICATE");
  const own = roles.filter((one) => !one.system && one.state === "active").length;
  return !role && own >= MOST_OWN_ROLES ? refuse("ROLE_LIMIT") : accept(null);
}

/** With what its holders have besides, the role joins no two duties. */
async function checkHolders(context: CommandContext, id: string, { grants }: Plan): Promise<Outcome<null>> {
  const given = grants.map(({ permission }) => permission);
  for (const others of await listHoldersOtherPermissions(context.db, id, context.today)) {
    const [pair] = conflictsOf([...others, ...given]);
    if (pair) return refuse("SOD_CONFLICT", { fields: { lines: "SOD_CONFLICT" }, facts: { pair } });
  }
  return accept(null);
}

async function writeRole(
  context: CommandContext,
  id: string,
  wanted: Plan,
  before: StoredRole | null,
): Promise<void> {
  await saveOwnRole(context.db, { id, ...wanted });
  const change = compareGrants(before?.grants ?? [], wanted.grants);
  context.emit(
    before ? "role.changed" : "role.created",
    { type: "role", id },
    {
      before: before ? { name: before.name, version: before.roleVersion } : undefined,
      after: { name: wanted.name, version: (before?.roleVersion ?? 0) + 1, ...change },
    },
  );
}
