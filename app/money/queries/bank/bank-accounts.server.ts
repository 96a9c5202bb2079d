import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface BankAccountRow {
  id: string;
  name: string;
  bank: string | null;
  kind: string;
  last4: string | null;
  currency: string;
  code: string;
  active: boolean;
  /** minor units: what the ledger says */
  book: bigint;
  /** where the last committed statement ends, and when; null before the first */
  closing: bigint | null;
  closingOn: string | null;
  /** lines that wait for their match, at most WAITING_CAP */
  waiting: number;
}

export const WAITING_CAP = 1000;

/** The firm's bank accounts with what book and bank say, in one statement. */
export async function bankAccounts({ db, tenant }: QueryContext): Promise<BankAccountRow[]> {
  return rows<BankAccountRow>(
    db,
    sql`SELECT b.id, b.name, b.bank, b.kind, b.number_last4 AS last4, b.currency, a.code, b.active, coalesce(s.book, 0)::bigint AS book,
        f.closing, f.ends_on AS "closingOn", w.waiting
      FROM bank_account b
      JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.id = b.ledger_account_id
      LEFT JOIN LATERAL (SELECT sum(x.posted) AS book FROM ledger_balance x WHERE x.tenant_id = b.tenant_id AND x.account_id = b.ledger_account_id) s ON true
      LEFT JOIN LATERAL (SELECT x.closing, x.ends_on FROM statement_file x WHERE x.tenant_id = b.tenant_id AND x.bank_account_id = b.id
        AND x.state = 'committed' AND x.closing IS NOT NULL ORDER BY x.ends_on DESC NULLS LAST, x.id DESC LIMIT 1) f ON true
      LEFT JOIN LATERAL (SELECT count(*)::int AS waiting FROM (SELECT 1 FROM statement_line l WHERE l.tenant_id = b.tenant_id AND l.bank_account_id = b.id
        AND l.state IN ('unmatched', 'proposed', 'part_matched') LIMIT ${WAITING_CAP + 1}::int) l) w ON true
      WHERE b.tenant_id = ${tenant.id}::uuid ORDER BY b.active DESC, a.code, b.name, b.id`,
  );
}
