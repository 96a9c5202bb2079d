import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface ReconciliationRow {
  id: string;
  name: string;
  kind: string;
  currency: string;
  /** as the newest seal has them, signed minor units; null before the first */
  a: bigint | null;
  b: bigint | null;
  sealedDay: string | null;
  sealId: string | null;
  sealVersion: number | null;
  /** books today */
  book: bigint;
  breaks: number;
  overdue: number;
}

/** Per bank account: bank and books as sealed, the books now, and what is open. */
export async function reconciliationBoard({ db, tenant, today }: QueryContext): Promise<ReconciliationRow[]> {
  return rows<ReconciliationRow>(
    db,
    sql`SELECT k.id, k.name, k.kind, k.currency, s.a, s.b, s.day AS "sealedDay", s.id AS "sealId", s.seal_version AS "sealVersion",
        coalesce((SELECT sum(x.posted) FROM ledger_balance x WHERE x.tenant_id = k.tenant_id AND x.account_id = k.ledger_account_id), 0)::bigint AS book,
        coalesce(o.n, 0) AS breaks, coalesce(o.late, 0) AS overdue
      FROM bank_account k
      LEFT JOIN LATERAL (SELECT * FROM seal y WHERE y.tenant_id = k.tenant_id AND y.bank_account_id = k.id ORDER BY y.day DESC, y.seal_version DESC LIMIT 1) s ON true
      LEFT JOIN LATERAL (SELECT count(*)::int AS n, count(*) FILTER (WHERE z.due_on < ${today}::date)::int AS late FROM reconciliation_break z
        WHERE z.tenant_id = k.tenant_id AND z.bank_account_id = k.id AND z.state <> 'resolved') o ON true
      WHERE k.tenant_id = ${tenant.id}::uuid AND k.kind <> 'cash' ORDER BY k.id`,
  );
}
