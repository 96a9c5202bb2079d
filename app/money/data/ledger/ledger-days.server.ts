import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** The reader's mark is a transaction id: every entry of an earlier transaction is in the kept days. */
export const LEDGER_DAYS = "ledger_days";

/**
 * Adds the next entries to the kept days, in the order of their transactions, up to those that no running
 * transaction can still add to. Answers how many entries were added; fewer than `limit` means that all are.
 */
export async function saveLedgerDays(db: TenantDb, limit: number): Promise<number> {
  const tenantId = tenantIdOf(db);
  // one at a time: the second finds what the first has marked
  await rows(db, sql`SELECT pg_advisory_xact_lock(hashtextextended(${tenantId}, 12))`);
  const [row] = await rows<{ entries: number }>(
    db,
    sql`WITH mark AS (
        SELECT coalesce((SELECT c.last_seq FROM reader_cursor c WHERE c.tenant_id = ${tenantId}::uuid AND c.reader = ${LEDGER_DAYS}), 0) AS since,
          pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS until),
      bound AS (
        SELECT coalesce((SELECT e.txid + 1 FROM journal_entry e, mark WHERE e.tenant_id = ${tenantId}::uuid AND e.txid >= mark.since
          AND e.txid < mark.until ORDER BY e.txid OFFSET ${limit - 1}::int LIMIT 1), (SELECT until FROM mark)) AS until),
      fresh AS (
        SELECT e.id FROM journal_entry e, mark, bound WHERE e.tenant_id = ${tenantId}::uuid AND e.txid >= mark.since AND e.txid < bound.until),
      totals AS (
        SELECT a.code, p.currency, p.posting_date, sum(p.dr)::bigint AS dr, sum(p.cr)::bigint AS cr
          FROM fresh f JOIN posting p ON p.tenant_id = ${tenantId}::uuid AND p.entry_id = f.id
          JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id GROUP BY 1, 2, 3),
      kept AS (
        INSERT INTO ledger_day AS d (tenant_id, id, code, currency, posting_date, debits, credits)
          SELECT ${tenantId}::uuid, uuidv7(), t.code, t.currency, t.posting_date, t.dr, t.cr FROM totals t
          ON CONFLICT (tenant_id, posting_date, code, currency)
            DO UPDATE SET debits = d.debits + excluded.debits, credits = d.credits + excluded.credits, updated_at = now()),
      marked AS (
        INSERT INTO reader_cursor AS c (tenant_id, id, reader, last_seq)
          SELECT ${tenantId}::uuid, uuidv7(), ${LEDGER_DAYS}, bound.until FROM bound
          ON CONFLICT (tenant_id, reader) DO UPDATE SET last_seq = greatest(c.last_seq, excluded.last_seq), updated_at = now())
      SELECT count(*)::int AS entries FROM fresh`,
  );
  return row?.entries ?? 0;
}
