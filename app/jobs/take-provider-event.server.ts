import { currentHost } from "~/office/commands/command/current-host.server";
import { acrossTenantsByProcessorAccount } from "~/money/data/payment/provider-events.server";
import { acrossTenantsByCustomer } from "~/people/data/billing/subscriptions.server";
import type { Database } from "~/platform/db/database.server";
import type { ProviderEvent } from "~/ports/payment-events/port";

import { storeProviderEvent } from "./store-provider-event.server";

/**
 * Stores verified news and wakes the worker; the same event twice is stored once. News of an account no
 * firm has here is kept for the operator and acted on by nobody.
 */
export async function takeProviderEvent(event: ProviderEvent, rawBody: string): Promise<"stored" | "known"> {
  const host = await currentHost();
  return storeProviderEvent(host, await findFirm(host.database, event), event, rawBody);
}

async function findFirm(
  database: Database,
  { provider, accountRef, customerRef }: ProviderEvent,
): Promise<string | null> {
  if (accountRef) return acrossTenantsByProcessorAccount(database, provider, accountRef);
  return customerRef ? acrossTenantsByCustomer(database, customerRef) : null;
}
