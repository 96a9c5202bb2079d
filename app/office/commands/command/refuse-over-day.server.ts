import { countActsOn } from "~/office/data/event/acts-on.server";
import { addDays } from "~/office/domain/calendar-date";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import { refuseOverLimit } from "~/office/domain/permission/refuse-over-limit";
import type { TenantDb } from "~/platform/db/tenant-db.server";

/** A permission may be limited to so many acts a day; two at once are counted one after the other. */
export async function refuseOverDay(
  db: TenantDb,
  { actor, tenant }: { actor: Actor; tenant: TenantFacts },
  command: { name: string; permission: string },
) {
  const { max_per_day } = actor.permissions.limitsOf(command.permission);
  if (max_per_day === undefined || !actor.id) return null;
  const count = await countActsOn(db, actor.id, command.name, tenant.businessDate);
  const today = { count, next: addDays(tenant.businessDate, 1) };
  return refuseOverLimit(actor.permissions, command.permission, { today });
}
