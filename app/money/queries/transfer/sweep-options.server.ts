import type { QueryContext } from "~/people/access/query-context";
import { RECEIVABLES } from "~/money/domain/transfer/transfer";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface SweepOptions {
  /** trust accounts with what stands due to the firm and was not ordered yet, minor units */
  trusts: { id: string; name: string; due: bigint }[];
  /** what clients owe the firm, so that a sweep can pay it */
  claims: { code: string; partyId: string; name: string | null; owed: bigint }[];
}

const MOST = 200;

/** What a sweep could bring the firm, and which claim it would pay; two statements. */
export async function sweepOptions({ db, tenant }: QueryContext): Promise<SweepOptions> {
  const trusts = await rows<SweepOptions["trusts"][number]>(
    db,
    sql`SELECT b.id, b.name, (coalesce(d.posted, 0) - coalesce(o.ordered, 0))::bigint AS due FROM bank_account b
      LEFT JOIN LATERAL (SELECT sum(y.posted) AS posted FROM ledger_account a JOIN ledger_balance y ON y.tenant_id = a.tenant_id AND y.account_id = a.id
        WHERE a.tenant_id = b.tenant_id AND a.code = '2330' AND a.dimension_id = b.id AND a.currency = b.currency) d ON true
      LEFT JOIN LATERAL (SELECT sum(t.amount) AS ordered FROM transfer t WHERE t.tenant_id = b.tenant_id AND t.kind = 'sweep' AND t.source_id = b.id
        AND t.sent_on IS NULL AND t.state <> 'failed') o ON true
      WHERE b.tenant_id = ${tenant.id}::uuid AND b.kind = 'trust' AND b.active ORDER BY b.name, b.id`,
  );
  const claims = await rows<SweepOptions["claims"][number]>(
    db,
    sql`SELECT a.code, a.dimension_id AS "partyId", c.name, sum(y.posted)::bigint AS owed FROM ledger_account a
      JOIN ledger_balance y ON y.tenant_id = a.tenant_id AND y.account_id = a.id
      LEFT JOIN creditor c ON c.tenant_id = a.tenant_id AND c.id = a.dimension_id
      WHERE a.tenant_id = ${tenant.id}::uuid AND a.code = ANY(${[...RECEIVABLES]}::text[]) AND a.dimension_id IS NOT NULL
      GROUP BY a.code, a.dimension_id, c.name HAVING sum(y.posted) > 0 ORDER BY 4 DESC LIMIT ${MOST}::int`,
  );
  return { trusts: trusts.filter((one) => one.due > 0n), claims };
}
