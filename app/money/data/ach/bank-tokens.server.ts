import { z } from "zod";

import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

const stored = z.object({
  routing: z.string(),
  account: z.string(),
  accountKind: z.enum(["checking", "savings"]),
});

/** The bank account that a signed mandate names; nobody but the debit file says it whole. */
export type BankToken = z.infer<typeof stored>;

/** Sealed beside the tokens of processors; the plain text lives nowhere else. */
export async function saveBankToken(
  db: TenantDb,
  id: string,
  token: BankToken,
  more: { label: string; holderName?: string },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  const sealed = currentCipher().seal(placeOf(tenantId, id), JSON.stringify(token));
  await rows(
    db,
    sql`UPDATE mandate SET account_token = ${sealed}::bytea, account_label = ${more.label},
        holder_name = coalesce(${more.holderName ?? null}, holder_name), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`,
  );
}

export async function findBankToken(db: TenantDb, id: string): Promise<BankToken | null> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ sealed: Buffer | null }>(
    db,
    sql`SELECT account_token AS sealed FROM mandate
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND processor_account_id IS NULL`,
  );
  if (!row?.sealed) return null;
  return stored.parse(JSON.parse(currentCipher().open(placeOf(tenantId, id), row.sealed)));
}

function placeOf(tenantId: string, id: string) {
  return { tenantId, table: "mandate", column: "account_token", id };
}
