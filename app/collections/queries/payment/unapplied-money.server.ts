import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface UnappliedRow {
  accountId: string;
  accountRef: string;
  customerId: string;
  debtorName: string;
  currency: string;
  /** minor units, without what is set aside */
  available: bigint;
}

const MOST = 100;

/** Accounts on which more was paid than was owed and the rest can go back; one of them when it is named. */
export async function unappliedMoney(
  { db, tenant }: QueryContext,
  { accountId }: { accountId: string | null },
): Promise<UnappliedRow[]> {
  return rows<UnappliedRow>(
    db,
    sql`SELECT a.id AS "accountId", a.external_ref AS "accountRef", a.customer_id AS "customerId", a.debtor_name AS "debtorName", a.currency,
        (b.posted - b.held - b.minimum)::bigint AS available
      FROM ledger_account l
      JOIN ledger_balance b ON b.tenant_id = l.tenant_id AND b.account_id = l.id AND b.shard = 0
      JOIN account a ON a.tenant_id = l.tenant_id AND a.id = l.dimension_id
      WHERE l.tenant_id = ${tenant.id}::uuid AND l.code = '2110' AND l.dimension_type = 'account' AND b.posted - b.held - b.minimum > 0
        ${accountId ? sql`AND l.dimension_id = ${accountId}::uuid` : emptySql}
      ORDER BY available DESC, a.id LIMIT ${MOST}::int`,
  );
}
