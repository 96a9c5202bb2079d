import type { CivilDate } from "~/office/domain/calendar-date";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import type { TenantDb } from "~/platform/db/tenant-db.server";

/** What a query gets: the tenant's open read transaction, its today, and who asks. */
export interface QueryContext {
  db: TenantDb;
  tenant: TenantFacts;
  today: CivilDate;
  actor: Actor;
}

/** One screen's or list's read: one exported function, a fixed small number of SQL statements. */
export type Query<A, R> = (context: QueryContext, args: A) => Promise<R>;
