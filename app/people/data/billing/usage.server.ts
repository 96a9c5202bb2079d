import type { Usage } from "~/people/domain/billing/limits";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

const GB = 1_000_000_000;

/** Active staff, and with them whoever may still take up an invitation. */
export async function countSeats(db: TenantDb): Promise<{ active: number; invited: number }> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ active: number; invited: number }>(
    db,
    sql`SELECT (SELECT count(*)::int FROM staff WHERE tenant_id = ${tenantId}::uuid AND status = 'active') AS active,
      (SELECT count(*)::int FROM invitation i WHERE i.tenant_id = ${tenantId}::uuid AND i.state = 'sent' AND i.expires_at > now()
        AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.tenant_id = i.tenant_id AND s.email = i.email AND s.status = 'active')) AS invited`,
  );
  return row ?? { active: 0, invited: 0 };
}

/** What is counted against the plan, nothing of the sample data; `month` "2026-11" in UTC. Customers are counted one by one: not for every page. */
export async function measureUsage(db: TenantDb, month: string): Promise<Usage> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{
    seats: number;
    desks: number;
    domains: number;
    customers: number;
    bytes: string;
    calls: string;
  }>(
    db,
    sql`SELECT (SELECT count(*)::int FROM staff WHERE tenant_id = ${tenantId}::uuid AND status = 'active') AS seats,
      (SELECT count(*)::int FROM desk_activation WHERE tenant_id = ${tenantId}::uuid AND active) AS desks,
      (SELECT count(*)::int FROM tenant_domain WHERE tenant_id = ${tenantId}::uuid AND state <> 'removed') AS domains,
      (SELECT count(*)::int FROM customer WHERE tenant_id = ${tenantId}::uuid AND NOT is_sample) AS customers,
      (SELECT coalesce(sum(size), 0)::text FROM document_file WHERE tenant_id = ${tenantId}::uuid) AS bytes,
      (SELECT coalesce(sum(calls), 0)::text FROM api_usage WHERE tenant_id = ${tenantId}::uuid AND month = ${month}) AS calls`,
  );
  const { seats = 0, desks = 0, domains = 0, customers = 0, bytes = "0", calls = "0" } = row ?? {};
  // no message leaves as a text yet
  return {
    seats,
    desks,
    domains,
    customers,
    apiCalls: Number(calls),
    texts: 0,
    storageGb: Number(bytes) / GB,
  };
}

/** Adds calls to a month's count. */
export async function saveApiCalls(db: TenantDb, month: string, calls: number): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO api_usage (tenant_id, id, month, calls) VALUES (${tenantIdOf(db)}::uuid, uuidv7(), ${month}, ${calls}::bigint)
      ON CONFLICT (tenant_id, month) DO UPDATE SET calls = api_usage.calls + excluded.calls, updated_at = now()`,
  );
}
