import { holdSuspected } from "~/money/commands/payment/hold-suspected.server";
import { findMandateIdByReference } from "~/money/queries/mandate-work.server";
import { findPaymentIdByReference } from "~/money/queries/find-payment-id-by-reference.server";
import {
  findProviderEvent,
  saveProviderEventState,
  type StoredProviderEvent,
} from "~/money/data/payment/provider-events.server";
import type { ProviderEvent } from "~/ports/payment-events/port";

import type { JobHandler, JobHost } from "../job-host";
import { readBillingOf } from "../people/read-billing.server";
import { runAsSystem, type SystemAccess, valueOf } from "../run-as-system.server";
import { readMandateSetup } from "./read-mandate-setup.server";
import { readPayout } from "./read-payout.server";
import { readProcessorAccountOf } from "./read-processor-account.server";
import { readPayment } from "./read-payment.server";

/** Source: spec 05 §8, webhook inbox. */
const MOST_TRIES = 8;

/**
 * Acts on stored news. The news only says where to look: the present object is read from the processor,
 * so order and repetition do not matter. A payment nobody knows yet is parked by trying again.
 */
export const absorbProviderEvent: JobHandler = async (host, payload) => {
  const stored = await findProviderEvent(host.database, String(payload["providerEventId"]));
  if (!stored || stored.state === "done" || stored.state === "skipped" || !stored.tenantId) return;
  const system = await runAsSystem(host, stored.tenantId, "absorb-provider-event");
  if (!system) return;
  try {
    const acted = await act(host, system, stored, stored.refs as ProviderEvent);
    await saveProviderEventState(host.database, stored.id, acted ? "done" : "skipped");
  } catch (error) {
    // the last try is the end: a person looks at it, and may have it tried again
    const dead = stored.tries + 1 >= MOST_TRIES;
    await saveProviderEventState(host.database, stored.id, dead ? "dead" : "failed", String(error));
    if (!dead) throw error;
    host.log.error(
      { tenantId: stored.tenantId, event: stored.eventId, type: stored.type },
      "news of the processor is dead",
    );
  }
};

async function act(
  host: JobHost,
  system: SystemAccess,
  stored: StoredProviderEvent,
  event: ProviderEvent,
): Promise<boolean> {
  if (event.subject === "billing")
    return readBillingOf(host, system, { adopt: event.type === "checkout.session.completed" });
  if (event.subject === "account") {
    await readProcessorAccountOf(host, system);
    return true;
  }
  if (event.subject === "mandate") {
    const { mandateId, setupRef, mandateRef } = event;
    const known = await system.read(findMandateIdByReference, { mandateId, setupRef, mandateRef });
    if (known) await readMandateSetup(host, system, known);
    return known !== null;
  }
  if (event.subject === "payout") return readPayout(host, system, event.payoutRef ?? "");
  if (event.subject === "fraud_warning") {
    const { intentRef } = event;
    const suspected = await system.read(findPaymentIdByReference, { intentRef });
    if (!suspected) return false;
    // the payment may have been taken while its own news was still on the way
    await readPayment(host, system, suspected);
    return valueOf(await system.change(holdSuspected, { paymentId: suspected })).held;
  }
  if (event.subject !== "payment" && event.subject !== "refund" && event.subject !== "dispute") return false;
  const { paymentId, checkoutRef, intentRef } = event;
  const known = await system.read(findPaymentIdByReference, { paymentId, checkoutRef, intentRef });
  if (!known) {
    const age = Date.now() - new Date(stored.happenedAt).getTime();
    // a payment made at the processor by hand is not ours: after an hour of looking the news is set aside
    if (!paymentId || age > 3_600_000) return false;
    throw new Error("the event names a payment that is not here yet");
  }
  await readPayment(host, system, known);
  return true;
}
