import { currentHost } from "~/office/commands/command/current-host.server";
import {
  acrossTenantsByProcessorAccount,
  saveProviderEvent,
} from "~/money/data/payment/provider-events.server";
import type { ProviderEvent } from "~/ports/payment-events/port";

import { enqueueJob } from "./enqueue-job.server";

/**
 * Stores verified news and wakes the worker; the same event twice is stored once. News of an account no
 * firm has here is kept for the operator and acted on by nobody.
 */
export async function takeProviderEvent(event: ProviderEvent, rawBody: string): Promise<"stored" | "known"> {
  const host = await currentHost();
  const { provider, eventId, accountRef, type, createdAt: happenedAt } = event;
  const tenantId = accountRef
    ? await acrossTenantsByProcessorAccount(host.database, provider, accountRef)
    : null;
  const inbox = { provider, eventId, accountRef, type, body: rawBody, headers: {}, happenedAt };
  const id = await saveProviderEvent(host.database, inbox, tenantId);
  if (!id) return "known";
  if (tenantId) await enqueueJob(host, "absorb-provider-event", { tenantId, providerEventId: id, event });
  return "stored";
}
