import type { CommandHost } from "~/office/commands/command/run-command.server";
import { saveProviderEvent, saveProviderEventState } from "~/money/data/payment/provider-events.server";
import type { ProviderEvent } from "~/ports/payment-events/port";

import { enqueueJob } from "./enqueue-job.server";

/** The inbox itself: news that was asked for comes in here too, and is the same news. */
export async function storeProviderEvent(
  host: CommandHost,
  tenantId: string | null,
  event: ProviderEvent,
  rawBody: string,
): Promise<"stored" | "known"> {
  const { provider, eventId, accountRef, type, createdAt: happenedAt } = event;
  const inbox = { provider, eventId, accountRef, type, body: rawBody, refs: event, headers: {}, happenedAt };
  const id = await saveProviderEvent(host.database, inbox, tenantId);
  if (!id) return "known";
  // the platform's own account tells much that is nobody's business here
  if (!tenantId && accountRef === "" && event.subject === "other")
    await saveProviderEventState(host.database, id, "skipped");
  if (tenantId) await enqueueJob(host, "absorb-provider-event", { tenantId, providerEventId: id });
  return "stored";
}
