import { listTrustPositions } from "~/money/data/reconciliation/trust-side.server";
import { findSeal } from "~/money/data/reconciliation/seals.server";
import { type BalanceReceipt, receiptOf } from "~/money/domain/proof/balance-receipt.server";
import { proofName, proofTree } from "~/money/domain/reconciliation/seal-figures.server";
import type { QueryContext } from "~/people/access/query-context";

export type SealReceipt = BalanceReceipt & {
  seal: { id: string; business_date: string; version: number; hash: string };
};

/** The proof that a client's money is inside a seal's total: own leaf, sums and hashes of the rest, and the seal's root. */
export async function sealReceipt(
  { db }: QueryContext,
  { sealId, code, dimensionId }: { sealId: string; code: string; dimensionId: string },
): Promise<SealReceipt | null> {
  const seal = await findSeal(db, sealId);
  if (!seal) return null;
  const { content } = seal;
  const known = { snapshot: content.known.snapshot, at: new Date(content.known.at) };
  const positions = await listTrustPositions(db, content.currency, seal.day, known);
  const tree = proofTree(positions, content.currency, seal.nonceKey);
  // a tree of other books than the sealed ones proves nothing
  if (!tree || tree.root.hash.toString("hex") !== content.figures.root) return null;
  const receipt = receiptOf(tree, proofName(code, dimensionId));
  const { id, day, sealVersion, hash } = seal;
  return (
    receipt && {
      ...receipt,
      seal: { id, business_date: day, version: sealVersion, hash: hash.toString("hex") },
    }
  );
}
