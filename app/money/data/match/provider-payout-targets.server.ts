import { listUnmatchedPayouts } from "~/money/data/provider/provider-payouts.server";
import type { MatchableLine, MatchTarget } from "~/money/domain/match/matchable";
import { normaliseReference } from "~/money/domain/payment/payment-state";
import type { TenantDb } from "~/platform/db/tenant-db.server";

/** Payouts of the processor that no bank line showed yet, by amount. */
export async function listProviderPayoutTargets(
  db: TenantDb,
  lines: MatchableLine[],
): Promise<MatchTarget[]> {
  const credits = lines.filter((line) => line.side === "C");
  if (credits.length === 0) return [];
  const found = await listUnmatchedPayouts(db, [...new Set(credits.map((line) => line.amount))]);
  return found.map((payout) => ({
    type: "provider_payout",
    id: payout.id,
    side: "C" as const,
    remaining: payout.amount,
    currency: payout.currency,
    expected: payout.amount,
    date: payout.arrivesOn,
    dueOn: payout.arrivesOn,
    references: [normaliseReference(payout.providerRef)].filter((one) => one !== null),
    numbers: [payout.providerRef],
    virtualAccounts: [],
    counterpartyAccounts: [],
    names: ["STRIPE"],
    phones: [],
  }));
}
