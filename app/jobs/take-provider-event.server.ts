import { currentHost } from "~/office/commands/command/current-host.server";
import { acrossTenantsByProcessorAccount } from "~/money/data/payment/provider-events.server";
import type { ProviderEvent } from "~/ports/payment-events/port";

import { storeProviderEvent } from "./store-provider-event.server";

/**
 * Stores verified news and wakes the worker; the same event twice is stored once. News of an account no
 * firm has here is kept for the operator and acted on by nobody.
 */
export async function takeProviderEvent(event: ProviderEvent, rawBody: string): Promise<"stored" | "known"> {
  const host = await currentHost();
  const { provider, accountRef } = event;
  const tenantId = accountRef
    ? await acrossTenantsByProcessorAccount(host.database, provider, accountRef)
    : null;
  return storeProviderEvent(host, tenantId, event, rawBody);
}
