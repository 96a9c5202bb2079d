import { PermissionSet } from "~/office/domain/permission/permission-set";
import { grantsOfRole } from "~/people/domain/permission/role-templates.table";
import { runCommand } from "~/office/commands/command/run-command.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import type { Actor } from "~/office/domain/event/actor";

import type { Firm, Hand } from "./firm";
import { ownerRows } from "./owner-rows";
import type { World } from "./world";

/** A colleague whom the firm's records know as an admin, too. */
export async function secondAdmin(world: World, firm: Firm, fullName = "Bea Second"): Promise<Hand> {
  const { staffId } = await firm.collector(fullName);
  const { host } = world;
  const { tenant } = firm;
  await ownerRows(
    world,
    "INSERT INTO staff_role (tenant_id, id, staff_id, role_id) SELECT tenant_id, uuidv7(), $2, id FROM role WHERE tenant_id = $1 AND key = 'admin'",
    [tenant.id, staffId],
  );
  const roles = ["admin"];
  const permissions = new PermissionSet(grantsOfRole("admin"));
  const actor: Actor = { kind: "staff", id: staffId, name: fullName, roles, permissions };
  const origin = { ip: "203.0.113.8", userAgent: "test", requestId: "req-second" };
  return {
    actor,
    change: (command, input, key) =>
      runCommand(host, { tenant, actor, origin, idempotencyKey: key ?? null }, command, input),
    read: (query, args) =>
      withTenant(host.database, tenant.id, "read", (db) =>
        query({ db, tenant, today: tenant.businessDate, actor }, args),
      ),
  };
}
