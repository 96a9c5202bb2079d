import type { QueryContext } from "~/people/access/query-context";
import { findSubscription } from "~/people/data/billing/subscriptions.server";

/** Under which name the provider of subscriptions knows the firm; null where it does not. */
export async function billingCustomer({ db }: QueryContext): Promise<string | null> {
  return (await findSubscription(db))?.customerRef ?? null;
}
