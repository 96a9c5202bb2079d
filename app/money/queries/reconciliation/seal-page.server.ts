import { findSeal, type SealContent } from "~/money/data/reconciliation/seals.server";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface SealPage {
  id: string;
  accountName: string;
  /** what the firm calls the accounts of the figures */
  codeNames: Record<string, string>;
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
  const { figures } = seal.content;
  const codes = Object.keys({ ...figures.clearing, ...figures.liabilities });
  const [account] = await rows<{ name: string; codeNames: Record<string, string> }>(
    db,
    sql`SELECT b.name, (SELECT coalesce(jsonb_object_agg(a.code, a.name), '{}') FROM ledger_account a WHERE a.tenant_id = b.tenant_id
          AND a.code = ANY(${codes}) AND a.dimension_id IS NULL) AS "codeNames"
      FROM bank_account b WHERE b.tenant_id = ${tenant.id}::uuid AND b.id = ${seal.bankAccountId}::uuid`,
  );
  const { id, content, hash, previousHash, sealedAt } = seal;
  const hashes = { hash: hash.toString("hex"), previousHash: previousHash.toString("hex") };
  const { name: accountName = "", codeNames = {} } = account ?? {};
  return { id, accountName, codeNames, content, ...hashes, sealedAt };
}
