import { Temporal } from "temporal-polyfill";

import type { AuditFilter } from "~/people/domain/audit/audit-filter";
import { objectOf } from "~/people/domain/audit/audit-filter";
import { type Sql, sql } from "~/platform/db/tenant-db.server";

/**
 * The conditions of a question. Days become bounds of the id, which begins with its moment: they choose the months'
 * partitions and the place in every index at once.
 */
export function auditTerms(tenantId: string, timeZone: string, filter: AuditFilter): Sql[] {
  const object = objectOf(filter);
  const startOf = (day: string, more: number) =>
    Temporal.PlainDate.from(day).add({ days: more }).toZonedDateTime(timeZone).toInstant().toString();
  return [
    sql`e.tenant_id = ${tenantId}::uuid`,
    ...(filter.actor ? [sql`e.actor_id = ${filter.actor}::uuid`] : []),
    ...(filter.type ? [sql`e.type = ${filter.type}`] : []),
    ...(filter.category ? [sql`e.category = ${filter.category}`] : []),
    ...(filter.ip ? [sql`e.ip = ${filter.ip}`] : []),
    ...(filter.request ? [sql`e.request_id = ${filter.request}`] : []),
    ...(object ? [sql`e.subject_type = ${object.type}`] : []),
    ...(object?.id ? [sql`e.subject_id = ${object.id}::uuid`] : []),
    ...(filter.from ? [sql`e.id >= uuid_floor(${startOf(filter.from, 0)}::timestamptz)`] : []),
    ...(filter.on ? [sql`e.id < uuid_floor(${startOf(filter.on, 1)}::timestamptz)`] : []),
  ];
}
