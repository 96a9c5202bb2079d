import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

import { sealReceipt, type SealReceipt } from "./seal-receipt.server";

/** Trust accounts looked into: a firm has few, and a client's money is in one. */
const MOST_ACCOUNTS = 5;

/**
 * The proof of what is held for one account inside the newest seal of a trust bank account that holds it; null while
 * no sealed date does.
 */
export async function latestProof(
  context: QueryContext,
  { code, dimensionId }: { code: string; dimensionId: string },
): Promise<SealReceipt | null> {
  const seals = await rows<{ id: string }>(
    context.db,
    sql`SELECT s.id FROM bank_account b
      CROSS JOIN LATERAL (SELECT x.id, x.day FROM seal x WHERE x.tenant_id = b.tenant_id AND x.bank_account_id = b.id
        ORDER BY x.day DESC, x.seal_version DESC LIMIT 1) s
      WHERE b.tenant_id = ${context.tenant.id}::uuid AND b.kind = 'trust' ORDER BY s.day DESC LIMIT ${MOST_ACCOUNTS}::int`,
  );
  for (const { id } of seals) {
    const receipt = await sealReceipt(context, { sealId: id, code, dimensionId });
    if (receipt) return receipt;
  }
  return null;
}
