import type { CivilDate } from "~/office/domain/calendar-date";
import { addDays } from "~/office/domain/calendar-date";
import { LEDGER_DAYS } from "~/money/data/ledger/ledger-days.server";
import { listOriginations } from "~/money/data/mandate/originations.server";
import type { AlertClock } from "~/money/domain/alert/alert-clock";
import type { AlertMoment } from "~/money/domain/alert/alert-moment";
import { type FinanceAlert, SUSPENSE_DAYS, UNMATCHED_MOST } from "~/money/domain/alert/finance-alert";
import type { OpenAlert } from "~/money/domain/alert/open-alert";
import { returnRates } from "~/money/domain/mandate/return-rates";
import { isSilent } from "~/money/domain/provider/webhook-silence";
import { rows, type Sql, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A count past this is "many": the list behind the alert tells. */
const COUNTED = 1000;

/** One run or resolution of a firm's alerts at a time, until the transaction ends. */
export async function lockAlerts(db: TenantDb): Promise<void> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(17, hashtext(${tenantIdOf(db)}))`);
}

/** Every condition that holds at the moment, in three statements whatever the firm's size. */
export async function listAlerts(db: TenantDb, moment: AlertMoment): Promise<FinanceAlert[]> {
  const tenantId = tenantIdOf(db);
  const found = await rows<FinanceAlert>(
    db,
    sql`${ofLines(tenantId, moment)}
      UNION ALL ${ofReconciliation(tenantId, moment)}
      UNION ALL ${ofProcessor(tenantId, moment.clock)}
      UNION ALL SELECT 'period_reopened', p.id, to_char(p.starts_on, 'YYYY-MM'), 1 FROM accounting_period p
        WHERE p.tenant_id = ${tenantId}::uuid AND p.reopened_until IS NOT NULL AND p.state <> 'locked'
      UNION ALL ${ofBalance(tenantId)}`,
  );
  const [news] = await rows<{ lastAt: Date | null }>(
    db,
    sql`SELECT max(created_at) AS "lastAt" FROM provider_event WHERE tenant_id = ${tenantId}::uuid`,
  );
  const { readings } = returnRates("ach", await listOriginations(db, "ach", moment.today), moment.today);
  const whole = (code: FinanceAlert["code"]): FinanceAlert => ({ code, scopeId: null, name: null, count: 1 });
  return [
    ...found.map((one) => (one.code === "unmatched_aged" ? { ...one, days: moment.unmatchedDays } : one)),
    ...(readings.some(({ state }) => state !== "quiet") ? [whole("return_rates")] : []),
    ...(moment.clock.closeLate ? [whole("close_late")] : []),
    ...(isSilent(news?.lastAt ?? null, moment.now, moment.timeZone) ? [whole("webhook_silence")] : []),
  ];
}

function ofLines(tenantId: string, { today, unmatchedDays }: AlertMoment): Sql {
  const waiting = (
    before: CivilDate,
  ) => sql`(SELECT 1 FROM statement_line l WHERE l.tenant_id = ${tenantId}::uuid
    AND l.state IN ('unmatched', 'proposed', 'part_matched') AND l.booking_date < ${before}::date LIMIT ${COUNTED}::int) x`;
  return sql`SELECT 'unmatched_aged' AS code, NULL::uuid AS "scopeId", NULL::text AS name, count(*)::int AS count
        FROM ${waiting(addDays(today, -unmatchedDays))} HAVING count(*) > ${UNMATCHED_MOST}::int
      UNION ALL SELECT 'suspense_old', NULL, NULL, count(*)::int FROM ${waiting(addDays(today, -SUSPENSE_DAYS))} HAVING count(*) > 0`;
}

/** A seal is asked for where statements come; a weekend has none. */
function ofReconciliation(tenantId: string, { today, clock }: AlertMoment): Sql {
  return sql`SELECT 'break_overdue', b.id, b.name, count(*)::int FROM reconciliation_break k
        JOIN bank_account b ON b.tenant_id = k.tenant_id AND b.id = k.bank_account_id
        WHERE k.tenant_id = ${tenantId}::uuid AND k.state = 'open' AND k.due_on < ${today}::date GROUP BY b.id, b.name
      UNION ALL SELECT 'seal_missing', b.id, b.name, 1 FROM bank_account b
        CROSS JOIN LATERAL (SELECT max(d.day) AS day FROM business_day d WHERE d.tenant_id = b.tenant_id AND d.state = 'closed'
          AND d.day <= ${clock.sealDue}::date AND extract(isodow FROM d.day) < 6) due
        WHERE b.tenant_id = ${tenantId}::uuid AND b.active AND b.kind <> 'cash' AND due.day IS NOT NULL
          AND EXISTS (SELECT 1 FROM statement_file f WHERE f.tenant_id = b.tenant_id AND f.bank_account_id = b.id AND f.state = 'committed')
          AND NOT EXISTS (SELECT 1 FROM seal s WHERE s.tenant_id = b.tenant_id AND s.bank_account_id = b.id AND s.day = due.day)`;
}

function ofProcessor(tenantId: string, { arrivedBefore }: AlertClock): Sql {
  return sql`SELECT 'inbox_dead', NULL, NULL, count(*)::int FROM provider_event WHERE tenant_id = ${tenantId}::uuid AND state = 'dead' HAVING count(*) > 0
      UNION ALL SELECT 'payout_transit', NULL, NULL, count(*)::int FROM provider_payout WHERE tenant_id = ${tenantId}::uuid
        AND state IN ('expected', 'paid') AND matched_on IS NULL AND arrives_on < ${arrivedBefore}::date HAVING count(*) > 0`;
}

/** From the kept days and what came since, as the trial balance has it; every night I02 and I03 count the postings. */
function ofBalance(tenantId: string): Sql {
  return sql`SELECT 'imbalance', NULL, NULL, count(*)::int FROM (
      SELECT currency FROM (
        SELECT d.currency, d.debits - d.credits AS net FROM ledger_day d WHERE d.tenant_id = ${tenantId}::uuid
        UNION ALL SELECT p.currency, p.dr - p.cr FROM (SELECT e.tenant_id, e.id FROM journal_entry e WHERE e.tenant_id = ${tenantId}::uuid
            AND e.txid >= coalesce((SELECT c.last_seq FROM reader_cursor c WHERE c.tenant_id = ${tenantId}::uuid AND c.reader = ${LEDGER_DAYS}), 0)
            ORDER BY e.txid OFFSET 0) f
          CROSS JOIN LATERAL (SELECT y.currency, y.dr, y.cr FROM posting y WHERE y.tenant_id = f.tenant_id AND y.entry_id = f.id OFFSET 0) p) n
      GROUP BY currency HAVING sum(net) <> 0) broken HAVING count(*) > 0`;
}

/** The alerts that were open after the last check that told something. */
export async function listOpenAlerts(db: TenantDb): Promise<OpenAlert[]> {
  const [row] = await rows<{ at: Date; open: (Pick<OpenAlert, "code" | "scopeId"> & Partial<OpenAlert>)[] }>(
    db,
    sql`SELECT at, after->'open' AS open FROM event WHERE tenant_id = ${tenantIdOf(db)}::uuid AND type = 'alerts.changed' ORDER BY id DESC LIMIT 1`,
  );
  // entries from before reminders carry no moments of their own
  const at = row?.at.toISOString() ?? "";
  return (row?.open ?? []).map((alert) => ({ since: at, toldAt: at, escalated: false, ...alert }));
}
