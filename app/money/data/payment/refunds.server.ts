import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredRefund {
  id: string;
  paymentId: string;
  amount: bigint;
  currency: string;
  reason: string;
  state: "pending" | "succeeded" | "failed" | "cancelled";
  providerRef: string | null;
}

const columns = sql`id, payment_id AS "paymentId", amount, currency, reason, state, provider_ref AS "providerRef"`;

export async function saveNewRefund(
  db: TenantDb,
  refund: {
    id: string;
    paymentId: string;
    amount: bigint;
    currency: string;
    reason: string;
    key: string;
    createdBy: { kind: string; id: string | null };
  },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO refund (tenant_id, id, payment_id, amount, currency, reason, key, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${refund.id}::uuid, ${refund.paymentId}::uuid, ${refund.amount}::bigint, ${refund.currency},
        ${refund.reason}, ${refund.key}, ${refund.createdBy.kind}, ${refund.createdBy.id}::uuid)`,
  );
}

export async function findRefundForChange(db: TenantDb, id: string): Promise<StoredRefund | null> {
  const [row] = await rows<StoredRefund>(
    db,
    sql`SELECT ${columns} FROM refund WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

export async function listRefundsOf(db: TenantDb, paymentId: string): Promise<StoredRefund[]> {
  return rows<StoredRefund>(
    db,
    sql`SELECT ${columns} FROM refund WHERE tenant_id = ${tenantIdOf(db)}::uuid AND payment_id = ${paymentId}::uuid ORDER BY id`,
  );
}

export async function saveRefundState(
  db: TenantDb,
  id: string,
  change: { state: StoredRefund["state"]; providerRef?: string | null; failureCode?: string | null },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE refund SET state = ${change.state}, provider_ref = coalesce(${change.providerRef ?? null}, provider_ref),
        failure_code = ${change.failureCode ?? null}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
