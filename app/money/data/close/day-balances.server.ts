import type { CivilDate } from "~/office/domain/calendar-date";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Writes the date's trial balance once; answers its totals, from the postings, also when it was written before. */
export async function saveDayBalances(
  db: TenantDb,
  day: CivilDate,
): Promise<{ codes: number; debits: bigint; credits: bigint }> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`WITH moved AS (
        SELECT a.code, a.currency, sum(p.dr) AS dr, sum(p.cr) AS cr FROM journal_entry e
          JOIN posting p ON p.tenant_id = e.tenant_id AND p.entry_id = e.id
          JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
          WHERE e.tenant_id = ${tenantId}::uuid AND e.business_date = ${day}::date GROUP BY 1, 2),
      kept AS (
        SELECT a.code, a.currency, sum(CASE a.normal_side WHEN 'debit' THEN b.posted ELSE -b.posted END) AS net FROM ledger_balance b
          JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.id = b.account_id WHERE b.tenant_id = ${tenantId}::uuid GROUP BY 1, 2)
      INSERT INTO day_balance (tenant_id, id, day, code, currency, debits, credits, closing)
      SELECT ${tenantId}::uuid, uuidv7(), ${day}::date, m.code, m.currency, m.dr, m.cr, coalesce(k.net, 0)
        FROM moved m LEFT JOIN kept k USING (code, currency) ORDER BY 4, 5
      ON CONFLICT (tenant_id, day, code, currency) DO NOTHING`,
  );
  const [row] = await rows<{ codes: number; debits: bigint; credits: bigint }>(
    db,
    sql`SELECT count(*)::int AS codes, coalesce(sum(debits), 0)::bigint AS debits, coalesce(sum(credits), 0)::bigint AS credits FROM day_balance
      WHERE tenant_id = ${tenantId}::uuid AND day = ${day}::date`,
  );
  if (!row) throw new Error("the date has no totals");
  return row;
}
