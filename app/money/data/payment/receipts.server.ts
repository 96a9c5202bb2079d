import type { CivilDate } from "~/office/domain/calendar-date";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** One receipt per payment; its gapless number is given by the sealer in commit order. */
export async function saveReceipt(
  db: TenantDb,
  receipt: { id: string; paymentId: string; balance: bigint; issuedOn: CivilDate },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO receipt (tenant_id, id, payment_id, balance, issued_on)
      VALUES (${tenantIdOf(db)}::uuid, ${receipt.id}::uuid, ${receipt.paymentId}::uuid, ${receipt.balance}::bigint, ${receipt.issuedOn}::date)
      ON CONFLICT (tenant_id, payment_id) DO UPDATE SET voided_at = NULL, balance = excluded.balance,
        version = receipt.version + 1, updated_at = now()`,
  );
}

/** Nothing is deleted: a receipt of money that went back whole is marked void. */
export async function saveReceiptVoided(db: TenantDb, paymentId: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE receipt SET voided_at = now(), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND payment_id = ${paymentId}::uuid AND voided_at IS NULL`,
  );
}
