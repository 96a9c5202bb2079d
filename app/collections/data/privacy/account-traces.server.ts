import type { CivilDate } from "~/office/domain/calendar-date";
import { ERASED } from "~/office/domain/event/personal/sealed-value";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface AccountTrace {
  id: string;
  externalRef: string;
  open: boolean;
  jurisdictions: string[];
  /** last day on which anybody collected on it */
  lastActivity: CivilDate;
}

/** Accounts on which these people owe, alone or with others. */
export async function listAccountTraces(db: TenantDb, customerIds: string[]): Promise<AccountTrace[]> {
  return rows<AccountTrace>(
    db,
    sql`SELECT a.id, a.external_ref AS "externalRef", a.status NOT IN ('CLOSED', 'SETTLED') AS open, a.jurisdictions,
        (greatest(a.resolved_at, a.last_attempt_at, a.last_contact_at, a.created_at) AT TIME ZONE t.time_zone)::date AS "lastActivity"
      FROM account a JOIN tenant t ON t.id = a.tenant_id WHERE a.tenant_id = ${tenantIdOf(db)}::uuid AND (a.customer_id = ANY(${customerIds}::uuid[]) OR a.id IN (
        SELECT p.account_id FROM account_party p WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.customer_id = ANY(${customerIds}::uuid[])))
      ORDER BY a.id`,
  );
}

/** The debtor's name on their own accounts, and what a faulty line of a file said of them. */
export async function saveAccountsErased(
  db: TenantDb,
  customerIds: string[],
  accountIds: string[],
): Promise<{ class: string; ids: string[] }[]> {
  const tenantId = tenantIdOf(db);
  const accounts = await rows<{ id: string }>(
    db,
    sql`UPDATE account SET debtor_name = ${ERASED}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND customer_id = ANY(${customerIds}::uuid[]) RETURNING id`,
  );
  const lines = await rows<{ id: string }>(
    db,
    sql`UPDATE import_row SET raw = NULL, errors = '[]' WHERE tenant_id = ${tenantId}::uuid AND created_type = 'account'
      AND created_id = ANY(${accountIds}::uuid[]) AND (raw IS NOT NULL OR errors <> '[]') RETURNING id`,
  );
  // the first rows of a file, as its preview showed them
  await rows(
    db,
    sql`UPDATE import_job SET options = options - 'sample' WHERE tenant_id = ${tenantId}::uuid AND options ? 'sample' AND id IN (
      SELECT p.import_job_id FROM account a JOIN placement p ON p.tenant_id = a.tenant_id AND p.id = a.placement_id
      WHERE a.tenant_id = ${tenantId}::uuid AND a.id = ANY(${accountIds}::uuid[]))`,
  );
  return [
    { class: "account", ids: accounts.map(({ id }) => id) },
    { class: "import_row", ids: lines.map(({ id }) => id) },
  ];
}
