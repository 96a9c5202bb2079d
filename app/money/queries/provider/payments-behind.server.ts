import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

/** Payments whose clearing in our books is not what the processor's own lines add up to: news of them is missing. */
export async function paymentsBehind({ db, tenant }: QueryContext): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`SELECT i.payment_id AS id FROM provider_item i
      WHERE i.tenant_id = ${tenant.id}::uuid AND i.payment_id IS NOT NULL
      GROUP BY i.payment_id
      HAVING sum(i.net) <> coalesce((SELECT sum(p.dr - p.cr) FROM journal_entry e
          JOIN posting p ON p.tenant_id = e.tenant_id AND p.entry_id = e.id
          JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id AND a.code = '1040'
        WHERE e.tenant_id = ${tenant.id}::uuid AND e.subject_type = 'payment' AND e.subject_id = i.payment_id), 0)
      ORDER BY i.payment_id DESC LIMIT 500`,
  );
  return found.map(({ id }) => id);
}
