// Source: spec 05 §14.
import { addDays, type CivilDate, startOfDay } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql, type Sql } from "~/platform/db/tenant-db.server";

export interface KnownBalance {
  code: string;
  name: string;
  normalSide: "debit" | "credit";
  /** on the account's normal side, minor units: what the books said then, and what they say now of the same day */
  then: bigint;
  now: bigint;
}

/** An entry that changed what is known of the day. */
export interface LaterEntry {
  id: string;
  entryNo: string | null;
  ruleCode: string;
  narration: string;
  effectiveDate: string;
  recordedAt: Date;
  subjectType: string;
  subjectId: string;
  amount: bigint;
}

export interface AsKnown {
  rows: KnownBalance[];
  /** newest first, at most LATER_SHOWN */
  later: LaterEntry[];
  laterCount: number;
}

export const LATER_SHOWN = 100;

/**
 * Balances as of an effective date, as the books knew them at the end of another day, beside what they know now. An
 * entry is known once it is sealed; seals are given in the order of the entries' transactions, so the last one sealed
 * by then parts them. Two statements.
 */
export async function asKnown(
  { db, tenant }: QueryContext,
  { on, knownOn }: { on: CivilDate; knownOn: CivilDate },
): Promise<AsKnown> {
  const until = startOfDay(addDays(knownOn, 1), tenant.timeZone);
  const found = await rows<KnownBalance>(
    db,
    sql`WITH ${lastKnown(tenant.id, until)},
      moved AS (
        SELECT a.code, a.currency, sum(p.dr - p.cr) AS net,
          coalesce(sum(p.dr - p.cr) FILTER (WHERE e.txid > (SELECT txid FROM known)), 0) AS later
        FROM journal_entry e
        JOIN posting p ON p.tenant_id = e.tenant_id AND p.entry_id = e.id
        JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
        WHERE e.tenant_id = ${tenant.id}::uuid AND e.effective_date <= ${on}::date GROUP BY 1, 2)
      SELECT c.code, c.name, c.normal_side AS "normalSide",
        ((m.net - m.later) * CASE c.normal_side WHEN 'debit' THEN 1 ELSE -1 END)::bigint AS then,
        (m.net * CASE c.normal_side WHEN 'debit' THEN 1 ELSE -1 END)::bigint AS now
      FROM moved m
      JOIN ledger_account c ON c.tenant_id = ${tenant.id}::uuid AND c.code = m.code AND c.currency = m.currency AND c.dimension_id IS NULL
      ORDER BY c.code`,
  );
  const later = await rows<LaterEntry & { laterCount: number }>(
    db,
    sql`WITH ${lastKnown(tenant.id, until)}
      SELECT e.id, m.series || '-' || lpad(m.n::text, 6, '0') AS "entryNo", e.rule_code AS "ruleCode", e.narration, e.effective_date AS "effectiveDate",
        e.recorded_at AS "recordedAt", e.subject_type AS "subjectType", e.subject_id AS "subjectId",
        (SELECT sum(p.dr)::bigint FROM posting p WHERE p.tenant_id = e.tenant_id AND p.entry_id = e.id) AS amount,
        count(*) OVER ()::int AS "laterCount"
      FROM journal_entry e LEFT JOIN entry_number m ON m.tenant_id = e.tenant_id AND m.entry_id = e.id
      WHERE e.tenant_id = ${tenant.id}::uuid AND e.effective_date <= ${on}::date AND e.txid > (SELECT txid FROM known)
      ORDER BY e.txid DESC, e.id DESC LIMIT ${LATER_SHOWN}::int`,
  );
  return { rows: found, later, laterCount: later[0]?.laterCount ?? 0 };
}

function lastKnown(tenantId: string, until: Date): Sql {
  return sql`known AS (SELECT coalesce((SELECT s.txid FROM event_seal s WHERE s.tenant_id = ${tenantId}::uuid AND s.sealed_at < ${until}
    ORDER BY s.sealed_at DESC, s.seq DESC LIMIT 1), 0) AS txid)`;
}
