import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

/** One payment of a run as its statement names it; minor units. */
export interface RemittanceLine {
  id: string;
  accountId: string;
  accountRef: string;
  debtorName: string;
  paymentId: string;
  clearedOn: string | null;
  effectiveDate: string;
  /** paid_us or paid_client */
  source: string;
  amount: bigint;
  /** what of it met which bucket, now */
  principal: bigint;
  interest: bigint;
  charges: bigint;
  /** percent */
  rate: string | null;
  fee: bigint;
  net: bigint;
  /** the number of the run that had sent it */
  reversalOf: string | null;
  /** what is still owed on the account now */
  balance: bigint;
}

export async function remittanceLines(
  { db, tenant }: QueryContext,
  { remittanceId, limit }: { remittanceId: string; limit?: number },
): Promise<RemittanceLine[]> {
  return rows<RemittanceLine>(
    db,
    sql`SELECT i.id, i.account_id AS "accountId", a.external_ref AS "accountRef", a.debtor_name AS "debtorName", i.payment_id AS "paymentId",
        p.cleared_on AS "clearedOn", p.effective_date AS "effectiveDate", CASE p.method WHEN 'paid_client' THEN 'paid_client' ELSE 'paid_us' END AS source,
        i.amount, coalesce(l.principal, 0)::bigint AS principal, coalesce(l.interest, 0)::bigint AS interest, coalesce(l.charges, 0)::bigint AS charges,
        trim_scale(i.rate)::text AS rate, i.fee, i.net, o.number AS "reversalOf", a.balance
      FROM remittance_item i
      JOIN account a ON a.tenant_id = i.tenant_id AND a.id = i.account_id
      JOIN payment p ON p.tenant_id = i.tenant_id AND p.id = i.payment_id
      LEFT JOIN LATERAL (SELECT sum(x.amount) FILTER (WHERE x.component = 'principal') AS principal, sum(x.amount) FILTER (WHERE x.component = 'interest') AS interest,
          sum(x.amount) FILTER (WHERE x.component IN ('fees', 'costs', 'other')) AS charges
        FROM allocation x WHERE x.tenant_id = i.tenant_id AND x.payment_id = i.payment_id AND x.live) l ON true
      LEFT JOIN remittance_item s ON s.tenant_id = i.tenant_id AND s.id = i.reversal_of
      LEFT JOIN remittance o ON o.tenant_id = s.tenant_id AND o.id = s.remittance_id
      WHERE i.tenant_id = ${tenant.id}::uuid AND i.remittance_id = ${remittanceId}::uuid ORDER BY i.amount < 0, a.external_ref, i.id
      LIMIT ${limit ?? null}::int`,
  );
}
