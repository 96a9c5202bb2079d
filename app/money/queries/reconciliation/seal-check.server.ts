import { canonicalJson, CHAIN_START, chainHash } from "~/office/domain/event/event-chain.server";
import { listSealedAccounts } from "~/money/data/reconciliation/bank-side.server";
import { reconciledDay } from "~/money/data/reconciliation/reconciled-day.server";
import { findSeal, findSealBefore } from "~/money/data/reconciliation/seals.server";
import { differencesOf, type SealDifference } from "~/money/domain/reconciliation/seal-figures.server";
import type { QueryContext } from "~/people/access/query-context";

export interface SealCheck {
  /** the stored seal leads to its hash */
  hashFits: boolean;
  /** the seal before it has the hash this one names */
  chainFits: boolean;
  /** the books, asked again for what was known then, say the same; empty when byte-identical */
  differences: SealDifference[];
}

/** Proves a seal from the books as they were known when it was made (spec 05 §11.c, §14.c); null for no seal. */
export async function sealCheck(
  { db }: QueryContext,
  { sealId }: { sealId: string },
): Promise<SealCheck | null> {
  const seal = await findSeal(db, sealId);
  const account = (await listSealedAccounts(db)).find(({ id }) => id === seal?.bankAccountId);
  if (!seal || !account) return null;
  const { content, nonceKey } = seal;
  const before = await findSealBefore(db, seal);
  const known = { snapshot: content.known.snapshot, at: new Date(content.known.at) };
  const again = await reconciledDay(db, account, seal.day, known, nonceKey);
  const hash = chainHash(seal.previousHash, canonicalJson({ ...content, figures: again.figures }));
  const stored = chainHash(seal.previousHash, canonicalJson(content));
  return {
    hashFits: stored.equals(seal.hash),
    chainFits: seal.previousHash.equals(before?.hash ?? CHAIN_START),
    differences: hash.equals(stored) ? [] : differencesOf(content.figures, again.figures),
  };
}
