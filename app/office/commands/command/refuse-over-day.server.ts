import { countActsOn } from "~/office/data/event/acts-on.server";
import { addDays } from "~/office/domain/calendar-date";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import { refuse } from "~/office/domain/outcome";
import { decideLimits } from "~/office/domain/permission/decide-access";
import { settingOf } from "~/office/domain/setting/setting-of";
import type { TenantDb } from "~/platform/db/tenant-db.server";

import type { ReceiverTable } from "./define-command";

/** Knows when people work; jobs/receivers.ts names it `hours:staff`. */
export interface HoursReceiver {
  isWorking(db: TenantDb, tenant: TenantFacts, staffId: string, now: Date): Promise<boolean>;
}

/**
 * A permission may be limited to so many acts a day (two at once are counted one after the other), or to the hours in
 * which the actor's department works. Full numbers are shown as often as the firm says, whoever asks.
 */
export async function refuseOverDay(
  db: TenantDb,
  { receivers, now }: { receivers: ReceiverTable; now(): Date },
  { actor, tenant }: { actor: Actor; tenant: TenantFacts },
  command: { name: string; permission: string },
) {
  const { max_per_day: ofRole, hours } = actor.permissions.limitsOf(command.permission);
  const max_per_day = command.permission.endsWith(":reveal")
    ? Math.min(ofRole ?? Infinity, settingOf(tenant, "reveals_per_day"))
    : ofRole;
  if (!actor.id || (max_per_day === undefined && !hours)) return null;
  const clock = hours ? (receivers["hours:staff"] as HoursReceiver | undefined) : undefined;
  const businessHours = await clock?.isWorking(db, tenant, actor.id, now());
  const today =
    max_per_day === undefined
      ? undefined
      : {
          count: await countActsOn(db, actor.id, command.name, tenant.businessDate),
          next: addDays(tenant.businessDate, 1),
        };
  const over = decideLimits({ max_per_day, hours }, { today, businessHours });
  return over && !over.allowed ? refuse(over.code, { facts: over.facts }) : null;
}
