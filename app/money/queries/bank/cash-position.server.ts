import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface CashPositionRow {
  bankAccountId: string;
  name: string;
  currency: string;
  code: string;
  /** minor units: what the ledger says */
  book: bigint;
  /** where the last committed statement ends, and when; null before the first */
  bank: bigint | null;
  bankOn: string | null;
  /** cheques, transfers and the processor's money on their way to this account */
  inTransit: bigint;
  /** bank lines that wait for their match */
  unmatchedIn: bigint;
  unmatchedOut: bigint;
  unmatched: number;
}

/** Where the firm's money is, bank account by bank account, in one statement. */
export async function cashPosition({ db, tenant }: QueryContext): Promise<CashPositionRow[]> {
  return rows<CashPositionRow>(
    db,
    sql`SELECT b.id AS "bankAccountId", b.name, b.currency, a.code, coalesce(s.book, 0)::bigint AS book, f.closing AS bank, f.ends_on AS "bankOn",
        coalesce(t.amount, 0)::bigint AS "inTransit", coalesce(w.money_in, 0)::bigint AS "unmatchedIn", coalesce(w.money_out, 0)::bigint AS "unmatchedOut",
        coalesce(w.lines, 0)::int AS unmatched
      FROM bank_account b JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.id = b.ledger_account_id
      LEFT JOIN LATERAL (SELECT sum(x.posted) AS book FROM ledger_balance x WHERE x.tenant_id = b.tenant_id AND x.account_id = b.ledger_account_id) s ON true
      LEFT JOIN LATERAL (SELECT x.closing, x.ends_on FROM statement_file x WHERE x.tenant_id = b.tenant_id AND x.bank_account_id = b.id
        AND x.state = 'committed' AND x.closing IS NOT NULL ORDER BY x.ends_on DESC NULLS LAST, x.id DESC LIMIT 1) f ON true
      LEFT JOIN LATERAL (SELECT sum(y.posted) AS amount FROM ledger_account x JOIN ledger_balance y ON y.tenant_id = x.tenant_id AND y.account_id = x.id
        WHERE x.tenant_id = b.tenant_id AND ((x.code IN ('1050', '1060') AND x.dimension_id = b.id) OR (x.code = '1040' AND x.dimension_id IN (
          SELECT p.id FROM processor_account p WHERE p.tenant_id = b.tenant_id AND p.bank_account_id = b.id)))) t ON true
      LEFT JOIN LATERAL (SELECT sum(l.amount - l.matched) FILTER (WHERE l.side = 'C') AS money_in, sum(l.amount - l.matched) FILTER (WHERE l.side = 'D') AS money_out,
          count(*) AS lines FROM statement_line l WHERE l.tenant_id = b.tenant_id AND l.bank_account_id = b.id
          AND l.state IN ('unmatched', 'proposed', 'part_matched')) w ON true
      WHERE b.tenant_id = ${tenant.id}::uuid AND b.active ORDER BY a.code, b.name, b.id`,
  );
}
