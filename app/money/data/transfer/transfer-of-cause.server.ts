import type { Transfer } from "~/money/domain/transfer/transfer";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** The cover that stands on this sub-account of 2320, under a row lock; null when there is none. */
export async function findTransferOf(
  db: TenantDb,
  partyId: string,
): Promise<Pick<Transfer, "id" | "state"> | null> {
  const [row] = await rows<Pick<Transfer, "id" | "state">>(
    db,
    sql`SELECT id, state FROM transfer WHERE tenant_id = ${tenantIdOf(db)}::uuid AND kind = 'cover' AND party_id = ${partyId}::uuid FOR UPDATE`,
  );
  return row ?? null;
}
