import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Reserves `count` numbers of a series at once; answers the first and the prefix. Locks the series' row. */
export async function reserveNumbers(
  db: TenantDb,
  code: string,
  count: number,
): Promise<{ first: bigint; prefix: string }> {
  const [row] = await rows<{ first: bigint; prefix: string }>(
    db,
    sql`UPDATE number_series SET next_value = next_value + ${count}::bigint, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND code = ${code} AND period = ''
      RETURNING next_value - ${count}::bigint AS first, prefix`,
  );
  if (!row) throw new Error(`the tenant has no number series ${code}`);
  return row;
}

/** "C-000123" */
export function formatNumber(prefix: string, n: bigint): string {
  return `${prefix}-${n.toString().padStart(6, "0")}`;
}
