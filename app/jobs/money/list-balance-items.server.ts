import type { ProviderItem } from "~/money/domain/provider/provider-item";
import type { BalanceItem } from "~/ports/payment-events/port";

import type { JobHost } from "../job-host";

/** A processor that lists on and on is asked again at the next run, not kept on the line. */
const MOST_PAGES = 100;

/** The processor's own lines, page by page, oldest page last; each page is handed over as it comes. */
export async function listBalanceItems(
  host: JobHost,
  wanted: { tenantId: string; accountRef: string; since: Date; payoutRef?: string },
  take: (items: ProviderItem[]) => Promise<void>,
): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const listed = await host.ports.paymentEvents.listBalanceItems({ ...wanted, cursor });
    if (listed.result === "unknown") throw new Error(`the processor did not answer: ${listed.code}`);
    await take(listed.value.items.map(toItem));
    cursor = listed.value.nextCursor;
    if (!cursor) return;
  }
  throw new Error("the processor lists more than can be read at once");
}

function toItem({ amount, fee, net, createdAt: happenedAt, ...item }: BalanceItem): ProviderItem {
  const { itemRef, kind, sourceRef, intentRef, availableAt, description } = item;
  const minors = { gross: amount.minor, fee: fee.minor, net: net.minor, currency: net.currency };
  return { itemRef, kind, sourceRef, intentRef, happenedAt, availableAt, description, ...minors };
}
