import { OPEN_LOAD_STATUSES } from "~/collections/domain/account/account-status";
import type { CivilDate } from "~/office/domain/calendar-date";
import type { CollectorLoad } from "~/collections/domain/account/distribution";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/**
 * Active collectors with their open load, in their standing order. `forChange` locks their profiles, so
 * that two people assigning at once cannot both use the last free place. `awayUntil` is the last day of an absence that
 * is under way.
 */
export async function listCollectorLoads(
  db: TenantDb,
  options: { forChange: boolean; staffId?: string },
): Promise<(CollectorLoad & { fullName: string; awayUntil: CivilDate | null })[]> {
  const tenantId = tenantIdOf(db);
  if (options.forChange) {
    await rows(
      db,
      sql`SELECT id FROM collector_profile WHERE tenant_id = ${tenantId}::uuid
        AND (${options.staffId ?? null}::uuid IS NULL OR staff_id = ${options.staffId ?? null}::uuid) ORDER BY id FOR UPDATE`,
    );
  }
  return rows(
    db,
    sql`SELECT s.id AS "staffId", s.full_name AS "fullName", c.max_accounts AS capacity,
        (SELECT count(*) FROM account a WHERE a.tenant_id = c.tenant_id AND a.assigned_to = c.staff_id
           AND a.status = ANY(${OPEN_LOAD_STATUSES}) AND a.published_at IS NOT NULL)::int AS open,
        (SELECT max(b.to_on) FROM absence b JOIN tenant t ON t.id = b.tenant_id WHERE b.tenant_id = c.tenant_id AND b.staff_id = c.staff_id
           AND b.state = 'planned' AND t.business_date BETWEEN b.from_on AND b.to_on) AS "awayUntil"
      FROM collector_profile c JOIN staff s ON s.tenant_id = c.tenant_id AND s.id = c.staff_id AND s.status = 'active'
      WHERE c.tenant_id = ${tenantId}::uuid AND (${options.staffId ?? null}::uuid IS NULL OR c.staff_id = ${options.staffId ?? null}::uuid)
      ORDER BY c.id`,
  );
}

export interface AssignableAccount {
  id: string;
  customerId: string;
  status: string;
  balance: bigint;
  assignedTo: string | null;
}

/** The given accounts, locked in id order; ids that do not exist are simply missing. */
export async function listAccountsForAssignment(db: TenantDb, ids: string[]): Promise<AssignableAccount[]> {
  return rows<AssignableAccount>(
    db,
    sql`SELECT id, customer_id AS "customerId", status, balance, assigned_to AS "assignedTo" FROM account
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ANY(${ids}::uuid[]) AND published_at IS NOT NULL AND status <> 'CLOSED'
      ORDER BY id FOR UPDATE`,
  );
}

/** What somebody works on, locked in id order. */
export async function listOpenAccountsOf(db: TenantDb, staffId: string): Promise<AssignableAccount[]> {
  return rows<AssignableAccount>(
    db,
    sql`SELECT id, customer_id AS "customerId", status, balance, assigned_to AS "assignedTo" FROM account
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND assigned_to = ${staffId}::uuid AND published_at IS NOT NULL
        AND status = ANY(${OPEN_LOAD_STATUSES}) ORDER BY id FOR UPDATE`,
  );
}

/** Unassigned new accounts, heaviest first; what a distribution works on. */
export async function listUnassigned(db: TenantDb, limit: number): Promise<AssignableAccount[]> {
  return rows<AssignableAccount>(
    db,
    sql`SELECT id, customer_id AS "customerId", status, balance, assigned_to AS "assignedTo" FROM account
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND assigned_to IS NULL AND status = 'NEW' AND published_at IS NOT NULL
      ORDER BY balance DESC, id LIMIT ${limit}::int`,
  );
}

/** Writes assignees set-wise; NEW becomes ASSIGNED, any other status keeps its own. */
export async function saveAssignments(
  db: TenantDb,
  assignments: { accountId: string; staffId: string }[],
): Promise<void> {
  await rows(
    db,
    sql`UPDATE account a SET assigned_to = x.staff, status = CASE WHEN a.status = 'NEW' THEN 'ASSIGNED' ELSE a.status END,
        version = a.version + 1, updated_at = now()
      FROM unnest(${assignments.map((one) => one.accountId)}::uuid[], ${assignments.map((one) => one.staffId)}::uuid[]) AS x(account, staff)
      WHERE a.tenant_id = ${tenantIdOf(db)}::uuid AND a.id = x.account`,
  );
}

/** A collector's capacity; a profile that exists takes the new figure. */
export async function saveCollectorProfile(
  db: TenantDb,
  profile: { id: string; staffId: string; maxAccounts: number },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO collector_profile (tenant_id, id, staff_id, max_accounts)
      VALUES (${tenantIdOf(db)}::uuid, ${profile.id}::uuid, ${profile.staffId}::uuid, ${profile.maxAccounts}::int)
      ON CONFLICT (tenant_id, staff_id) DO UPDATE SET max_accounts = excluded.max_accounts, version = collector_profile.version + 1, updated_at = now()`,
  );
}
