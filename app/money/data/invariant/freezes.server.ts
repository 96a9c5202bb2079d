import type { Freeze, Offender, Scope } from "~/money/domain/invariant/invariant";
import { joinSql, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredFreeze {
  id: string;
  invariant: string;
  scope: Scope;
  /** what was found last; empty once the check passes for this scope */
  rows: Offender["facts"][];
  state: "open" | "lifted";
  firstById: string | null;
}

const columns = sql`id, invariant, jsonb_build_object('type', scope_type, 'id', scope_id) AS scope, rows, state, first_by_id AS "firstById"`;

/** One run or confirmation of a firm at a time, until the transaction ends. */
export async function lockInvariants(db: TenantDb): Promise<void> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(16, hashtext(${tenantIdOf(db)}))`);
}

export async function listOpenFreezes(db: TenantDb): Promise<StoredFreeze[]> {
  return rows<StoredFreeze>(
    db,
    sql`SELECT ${columns} FROM payout_freeze WHERE tenant_id = ${tenantIdOf(db)}::uuid AND state = 'open' ORDER BY id`,
  );
}

export async function findFreeze(db: TenantDb, id: string): Promise<StoredFreeze | null> {
  const [row] = await rows<StoredFreeze>(
    db,
    sql`SELECT ${columns} FROM payout_freeze WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
  return row ?? null;
}

/** The open freezes that cover any of these scopes, oldest first. */
export async function listFreezesOver(db: TenantDb, scopes: readonly Scope[]): Promise<StoredFreeze[]> {
  const tenantId = tenantIdOf(db);
  const all = [{ type: "tenant", id: tenantId }, ...scopes];
  const pairs = all.map(({ type, id }) => sql`(${type}, ${id}::uuid)`);
  return rows<StoredFreeze>(
    db,
    sql`SELECT ${columns} FROM payout_freeze WHERE tenant_id = ${tenantId}::uuid AND state = 'open'
      AND (scope_type, scope_id) IN (${joinSql(pairs)}) ORDER BY id`,
  );
}

export async function saveNewFreezes(
  db: TenantDb,
  freezes: readonly (Freeze & { id: string; invariant: string })[],
): Promise<void> {
  const json = JSON.stringify(
    freezes.map(({ id, invariant, scope, rows: found }) => ({
      id,
      invariant,
      scope_type: scope.type,
      scope_id: scope.id,
      rows: found,
    })),
  );
  await rows(
    db,
    sql`INSERT INTO payout_freeze (tenant_id, id, invariant, scope_type, scope_id, rows)
      SELECT ${tenantIdOf(db)}::uuid, f.id, f.invariant, f.scope_type, f.scope_id, f.rows
      FROM jsonb_to_recordset(${json}::jsonb) AS f(id uuid, invariant text, scope_type text, scope_id uuid, rows jsonb)`,
  );
}

/** What the last check found for open freezes; a confirmation given before a fault came back is void. */
export async function saveFreezeRows(
  db: TenantDb,
  seen: readonly { id: string; rows: Offender["facts"][] }[],
): Promise<void> {
  await rows(
    db,
    sql`UPDATE payout_freeze p SET rows = f.rows, version = p.version + 1, updated_at = now(),
        first_by_id = CASE WHEN f.rows = '[]' THEN p.first_by_id END
      FROM jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) AS f(id uuid, rows jsonb)
      WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.id = f.id AND p.rows <> f.rows`,
  );
}

export async function saveFreezeConfirmed(db: TenantDb, id: string, staffId: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE payout_freeze SET first_by_id = ${staffId}::uuid, rows = '[]', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export async function saveFreezeLifted(db: TenantDb, id: string, staffId: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE payout_freeze SET state = 'lifted', second_by_id = ${staffId}::uuid, lifted_at = now(), rows = '[]',
        version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
