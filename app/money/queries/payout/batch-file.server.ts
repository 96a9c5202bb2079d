import type { QueryContext } from "~/people/access/query-context";
import { openNumber } from "~/money/data/payee/external-accounts.server";
import type { PayoutOrder } from "~/money/domain/payout/payout-order";
import { rows, sql } from "~/platform/db/tenant-db.server";

/** The orders of a released batch with their opened account numbers; null is a 404. */
export async function batchFile(
  { db, tenant }: QueryContext,
  { batchId }: { batchId: string },
): Promise<PayoutOrder[] | null> {
  const found = await rows<Omit<PayoutOrder, "accountNumber"> & { externalId: string; token: Buffer }>(
    db,
    sql`SELECT r.payment_id AS "paymentId", r.release_no AS "releaseNo", x.holder_name AS "holderName", x.bank_code AS "bankCode", x.id AS "externalId",
        x.token, x.kind, p.amount, p.currency, coalesce(p.note, '') AS note
      FROM payout_release r
      JOIN payment p ON p.tenant_id = r.tenant_id AND p.id = r.payment_id
      JOIN external_account x ON x.tenant_id = r.tenant_id AND x.id = r.external_account_id
      WHERE r.tenant_id = ${tenant.id}::uuid AND r.batch_id = ${batchId}::uuid ORDER BY r.payment_id`,
  );
  if (found.length === 0) return null;
  return found.map(({ externalId, token, ...order }) => ({
    ...order,
    accountNumber: openNumber(db, { id: externalId, token }),
  }));
}
