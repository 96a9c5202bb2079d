import { findSeal, type SealContent } from "~/money/data/reconciliation/seals.server";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface SealPage {
  id: string;
  accountName: string;
  content: SealContent;
  hash: string;
  previousHash: string;
  sealedAt: Date;
}

/** A seal as it was written; its hash is SHA-256 over the previous one and the content's canonical JSON. null is a 404. */
export async function sealPage(
  { db, tenant }: QueryContext,
  { sealId }: { sealId: string },
): Promise<SealPage | null> {
  const seal = await findSeal(db, sealId);
  if (!seal) return null;
  const [account] = await rows<{ name: string }>(
    db,
    sql`SELECT name FROM bank_account WHERE tenant_id = ${tenant.id}::uuid AND id = ${seal.bankAccountId}::uuid`,
  );
  const { id, content, hash, previousHash, sealedAt } = seal;
  const hashes = { hash: hash.toString("hex"), previousHash: previousHash.toString("hex") };
  return { id, accountName: account?.name ?? "", content, ...hashes, sealedAt };
}
