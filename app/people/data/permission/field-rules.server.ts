import type { FieldLevel } from "~/office/domain/permission/decide-access";
import type { FieldRule } from "~/office/domain/permission/field-levels";
import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Every rule of the firm, pins too; a role by its key. Under a lock: two changes are one after the other. */
export async function listFieldRulesForChange(db: TenantDb): Promise<FieldRule[]> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`field_rule:${tenantIdOf(db)}`}, 13))`);
  return rows<FieldRule>(
    db,
    sql`SELECT r.key AS role, w.field, w.level, w.pinned_max AS "pinnedMax" FROM field_rule w
      LEFT JOIN role r ON r.tenant_id = w.tenant_id AND r.id = w.role_id WHERE w.tenant_id = ${tenantIdOf(db)}::uuid`,
  );
}

/** A role's level of a field, in place of the one before. */
export async function saveFieldLevel(
  db: TenantDb,
  { id, roleId, field, level }: { id: string; roleId: string; field: string; level: FieldLevel },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  await execute(
    db,
    sql`DELETE FROM field_rule WHERE tenant_id = ${tenantId}::uuid AND role_id = ${roleId}::uuid AND field = ${field}`,
  );
  await execute(
    db,
    sql`INSERT INTO field_rule (tenant_id, id, role_id, field, level)
      VALUES (${tenantId}::uuid, ${id}::uuid, ${roleId}::uuid, ${field}, ${level})`,
  );
}

/** The most that any role may see of a field; null takes the pin away. */
export async function saveFieldPin(
  db: TenantDb,
  { id, field, pinnedMax }: { id: string; field: string; pinnedMax: FieldLevel | null },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  await execute(
    db,
    sql`DELETE FROM field_rule WHERE tenant_id = ${tenantId}::uuid AND role_id IS NULL AND field = ${field}`,
  );
  if (pinnedMax === null) return;
  await execute(
    db,
    sql`INSERT INTO field_rule (tenant_id, id, field, pinned_max)
      VALUES (${tenantId}::uuid, ${id}::uuid, ${field}, ${pinnedMax})`,
  );
}
