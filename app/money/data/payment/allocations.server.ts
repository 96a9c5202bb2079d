import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface AllocationRow {
  component: string;
  amount: bigint;
  step: number;
  why: string;
}

export async function saveAllocations(
  db: TenantDb,
  paymentId: string,
  accountId: string,
  lines: AllocationRow[],
): Promise<void> {
  const json = JSON.stringify(lines.map((line) => ({ ...line, amount: line.amount.toString() })));
  await rows(
    db,
    sql`INSERT INTO allocation (tenant_id, id, payment_id, target_type, target_id, component, amount, step, why)
      SELECT ${tenantIdOf(db)}::uuid, uuidv7(), ${paymentId}::uuid, 'account', ${accountId}::uuid, l.component, l.amount, l.step, l.why
      FROM jsonb_to_recordset(${json}::jsonb) AS l(component text, amount bigint, step smallint, why text)`,
  );
}

/** What of the payment is still applied, bucket by bucket: allocations less what was taken back. */
export async function listLiveAllocations(db: TenantDb, paymentId: string): Promise<AllocationRow[]> {
  return rows<AllocationRow>(
    db,
    sql`SELECT component, sum(amount)::bigint AS amount, max(step)::int AS step, min(why) AS why FROM allocation
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND payment_id = ${paymentId}::uuid AND live
      GROUP BY component HAVING sum(amount) > 0 ORDER BY 3`,
  );
}
