import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface PaymentReferences {
  paymentId?: string;
  checkoutRef?: string;
  intentRef?: string;
}

/** The payment that any of the references names in this tenant. */
export async function findPaymentIdByReference(
  { db, tenant }: QueryContext,
  refs: PaymentReferences,
): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM payment WHERE tenant_id = ${tenant.id}::uuid
      AND (id = ${refs.paymentId ?? null}::uuid OR checkout_ref = ${refs.checkoutRef ?? null} OR processor_ref = ${refs.intentRef ?? null})
      ORDER BY id LIMIT 1`,
  );
  return row?.id ?? null;
}
