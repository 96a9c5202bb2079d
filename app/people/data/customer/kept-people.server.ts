import type { CivilDate } from "~/office/domain/calendar-date";
import { emptySql, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A person as far as keeping and forgetting them goes. */
export interface PersonRecord {
  id: string;
  number: string;
  status: "active" | "merged" | "restricted" | "erased";
  /** first day on which the firm knew of them */
  since: CivilDate;
}

export function findPerson(db: TenantDb, id: string): Promise<PersonRecord | null> {
  return find(db, id, false);
}

/** Under a row lock. */
export function findPersonForChange(db: TenantDb, id: string): Promise<PersonRecord | null> {
  return find(db, id, true);
}

async function find(db: TenantDb, id: string, locked: boolean): Promise<PersonRecord | null> {
  const [person] = await rows<PersonRecord>(
    db,
    sql`SELECT c.id, c.number, c.status, (c.created_at AT TIME ZONE t.time_zone)::date AS since FROM customer c JOIN tenant t ON t.id = c.tenant_id
      WHERE c.tenant_id = ${tenantIdOf(db)}::uuid AND c.id = ${id}::uuid ${locked ? sql`FOR UPDATE OF c` : emptySql}`,
  );
  return person ?? null;
}

/** Records that were found to be the same person, however often they were joined. */
export async function listMergedInto(db: TenantDb, customerId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`WITH RECURSIVE same AS (
        SELECT id FROM customer WHERE tenant_id = ${tenantIdOf(db)}::uuid AND merged_into_id = ${customerId}::uuid
        UNION SELECT c.id FROM customer c JOIN same s ON c.merged_into_id = s.id WHERE c.tenant_id = ${tenantIdOf(db)}::uuid)
      SELECT id FROM same`,
  );
  return found.map(({ id }) => id);
}

/** People kept apart whose last day of all terms this was. */
export function listTermsEnded(db: TenantDb, day: CivilDate): Promise<{ id: string; number: string }[]> {
  return rows(
    db,
    sql`SELECT id, number FROM customer WHERE tenant_id = ${tenantIdOf(db)}::uuid AND status IN ('restricted', 'erased')
      AND status = 'restricted' AND retain_until = ${day}::date ORDER BY id`,
  );
}

/** Kept and not worked: hidden from work, signed out of the portal. */
export async function savePersonRestricted(
  db: TenantDb,
  customerIds: string[],
  { on, until, rules }: { on: CivilDate; until: CivilDate | null; rules: string[] },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`UPDATE customer SET status = 'restricted', restricted_on = coalesce(restricted_on, ${on}::date), retain_until = ${until}::date,
        retain_rules = ${rules}::text[], version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND id = ANY(${customerIds}::uuid[])`,
  );
  await saveLoginsClosed(db, customerIds);
}

export async function saveLoginsClosed(db: TenantDb, customerIds: string[]): Promise<void> {
  await rows(
    db,
    sql`UPDATE portal_account SET state = 'closed', version = version + 1, updated_at = now() WHERE tenant_id = ${tenantIdOf(db)}::uuid
      AND person_type = 'customer' AND person_id = ANY(${customerIds}::uuid[]) AND state <> 'closed'`,
  );
}
