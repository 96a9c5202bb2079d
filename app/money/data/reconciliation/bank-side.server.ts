import type { CivilDate } from "~/office/domain/calendar-date";
import type { ReconciliationFacts } from "~/money/domain/reconciliation/reconcile";
import type { StatementOfAccount } from "~/money/domain/reconciliation/statement-balance";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

import { type Known, wasKnown } from "./known.server";

export interface SealedAccount {
  id: string;
  name: string;
  kind: string;
  currency: string;
  ledgerAccountId: string;
  openingBalance: bigint | null;
}

/** The bank accounts that have statements, in the order they were opened. */
export async function listSealedAccounts(db: TenantDb): Promise<SealedAccount[]> {
  return rows<SealedAccount>(
    db,
    sql`SELECT id, name, kind, currency, ledger_account_id AS "ledgerAccountId",
        CASE WHEN opening_on IS NOT NULL THEN opening_balance END AS "openingBalance"
      FROM bank_account WHERE tenant_id = ${tenantIdOf(db)}::uuid AND kind <> 'cash' ORDER BY id`,
  );
}

/** Committed statements in the order of their days, each with the sum of its lines up to the day. */
export async function listStatements(
  db: TenantDb,
  bankAccountId: string,
  day: CivilDate,
  known: Known,
): Promise<StatementOfAccount[]> {
  return rows<StatementOfAccount>(
    db,
    sql`SELECT f.id AS "fileId", f.file_name AS file, f.starts_on AS "startsOn", f.ends_on AS "endsOn", f.opening, f.closing,
        coalesce(x.lines, 0)::bigint AS lines FROM statement_file f
      LEFT JOIN (SELECT l.file_id, sum(CASE l.side WHEN 'C' THEN l.amount ELSE -l.amount END) AS lines FROM statement_line l
        WHERE l.tenant_id = ${tenantIdOf(db)}::uuid AND l.bank_account_id = ${bankAccountId}::uuid AND l.booking_date <= ${day}::date
          AND ${wasKnown(sql`l.txid`, known)} GROUP BY 1) x ON x.file_id = f.id
      WHERE f.tenant_id = ${tenantIdOf(db)}::uuid AND f.bank_account_id = ${bankAccountId}::uuid AND f.state = 'committed'
        AND f.committed_at <= ${known.at}::timestamptz ORDER BY f.starts_on, f.ends_on, f.id`,
  );
}

type Booked = Pick<ReconciliationFacts, "b" | "lines" | "entries"> & { opened: bigint };

/** The books of one bank account by effective date, and where they part from its lines. */
export async function findBooked(
  db: TenantDb,
  account: SealedAccount,
  day: CivilDate,
  known: Known,
): Promise<Booked> {
  const tenantId = tenantIdOf(db);
  const posted = sql`posting p JOIN journal_entry e ON e.tenant_id = p.tenant_id AND e.id = p.entry_id
    WHERE p.tenant_id = ${tenantId}::uuid AND p.account_id = ${account.ledgerAccountId}::uuid AND p.effective_date <= ${day}::date
      AND ${wasKnown(sql`e.txid`, known)}`;
  const [sums] = await rows<{ b: bigint; opened: bigint }>(
    db,
    sql`SELECT coalesce(sum(p.dr - p.cr), 0)::bigint AS b,
      coalesce(sum(p.dr - p.cr) FILTER (WHERE e.rule_code = 'PS21'), 0)::bigint AS opened FROM ${posted}`,
  );
  const lines = await rows<ReconciliationFacts["lines"][number]>(
    db,
    sql`WITH booked AS (SELECT e.subject_id AS id, sum(p.dr - p.cr)::bigint AS amount FROM ${posted} AND e.subject_type = 'statement_line' GROUP BY 1),
      told AS (SELECT l.id, CASE l.side WHEN 'C' THEN l.amount ELSE -l.amount END AS amount FROM statement_line l
        WHERE l.tenant_id = ${tenantId}::uuid AND l.bank_account_id = ${account.id}::uuid AND l.booking_date <= ${day}::date
          AND ${wasKnown(sql`l.txid`, known)})
      SELECT coalesce(t.id, b.id) AS "lineId", coalesce(t.amount, 0)::bigint AS amount, coalesce(b.amount, 0)::bigint AS booked
        FROM told t FULL JOIN booked b ON b.id = t.id WHERE coalesce(t.amount, 0) <> coalesce(b.amount, 0) ORDER BY 1`,
  );
  const entries = await rows<ReconciliationFacts["entries"][number]>(
    db,
    sql`SELECT coalesce(e.reverses_entry_id, e.id) AS "entryId", min(e.rule_code) AS rule, min(p.effective_date) AS "effectiveDate",
        sum(p.dr - p.cr)::bigint AS amount FROM ${posted} AND e.subject_type <> 'statement_line' AND e.rule_code <> 'PS21'
      GROUP BY 1 HAVING sum(p.dr - p.cr) <> 0 ORDER BY 1`,
  );
  return { b: sums?.b ?? 0n, opened: sums?.opened ?? 0n, lines, entries };
}
