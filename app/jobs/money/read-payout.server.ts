import { absorbPayout } from "~/money/commands/provider/absorb-payout.server";
import type { ProviderItem } from "~/money/domain/provider/provider-item";
import { processorAccount } from "~/money/queries/processor-account.server";

import type { JobHost } from "../job-host";
import { type SystemAccess, valueOf } from "../run-as-system.server";
import { listBalanceItems } from "./list-balance-items.server";

/** Reads the present truth about one payout with what it pays out, and brings ours up to it. */
export async function readPayout(host: JobHost, system: SystemAccess, payoutRef: string): Promise<boolean> {
  const account = await system.read(processorAccount, {});
  if (!account?.accountRef) return false;
  const place = { tenantId: system.tenant.id, accountRef: account.accountRef };
  const found = await host.ports.paymentEvents.fetchPayout({ ...place, payoutRef });
  if (found.result === "unknown") throw new Error(`the processor did not answer: ${found.code}`);
  if (found.result === "failed") return false;
  const { amount, state, arrivesOn, failureCode, itemsKnown } = found.value;
  let items: ProviderItem[] | null = null;
  if (itemsKnown) {
    const read: ProviderItem[] = [];
    await listBalanceItems(host, { ...place, since: new Date(0), payoutRef }, (page) => {
      read.push(...page);
      return Promise.resolve();
    });
    items = read;
  }
  const payout = {
    payoutRef,
    amount: amount.minor,
    currency: amount.currency,
    arrivesOn,
    state,
    failureCode,
  };
  valueOf(await system.change(absorbPayout, { payout, items }));
  return true;
}
