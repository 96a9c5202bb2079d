import { PermissionSet } from "~/office/domain/permission/permission-set";
import { grantsOfRole } from "~/people/domain/permission/role-templates.table";
import { runCommand } from "~/office/commands/command/run-command.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import type { Actor } from "~/office/domain/event/actor";

import type { Firm, Hand } from "./firm";
import { ownerRows } from "./owner-rows";
import type { World } from "./world";

/** A colleague whom the firm's records know in a role; an admin where nothing else is said. */
export async function colleague(
  world: World,
  firm: Firm,
  { fullName = "Bea Second", role = "admin" } = {},
): Promise<Hand & { staffId: string }> {
  const { staffId } = await firm.collector(fullName);
  const { host } = world;
  const { tenant } = firm;
  await ownerRows(
    world,
    "INSERT INTO staff_role (tenant_id, id, staff_id, role_id) SELECT tenant_id, uuidv7(), $2, id FROM role WHERE tenant_id = $1 AND key = $3",
    [tenant.id, staffId, role],
  );
  const roles = [role];
  const permissions = new PermissionSet(grantsOfRole(role));
  const actor: Actor = { kind: "staff", id: staffId, name: fullName, roles, permissions };
  const origin = { ip: "203.0.113.8", userAgent: "test", requestId: "req-second" };
  return {
    staffId,
    actor,
    change: (command, input, key) =>
      runCommand(host, { tenant, actor, origin, idempotencyKey: key ?? null }, command, input),
    read: (query, args) =>
      withTenant(host.database, tenant.id, "read", (db) =>
        query({ db, tenant, today: tenant.businessDate, actor }, args),
      ),
  };
}
