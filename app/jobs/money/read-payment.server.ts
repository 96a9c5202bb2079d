import { absorbPaymentSnapshot } from "~/money/commands/payment/absorb-payment-snapshot.server";
import { paymentWork } from "~/money/queries/payment-work.server";

import { metrics } from "~/platform/metrics/metrics.server";

import type { JobHandler, JobHost } from "../job-host";
import { runAsSystem, type SystemAccess, valueOf } from "../run-as-system.server";
import { toSnapshot } from "./to-snapshot";

/** Reads the processor's present truth about one payment and brings ours up to it. */
export async function readPayment(host: JobHost, system: SystemAccess, paymentId: string): Promise<void> {
  const work = await system.read(paymentWork, { paymentId });
  if (!work) return;
  const { processorRef, checkoutRef, processorAccountRef } = work.payment;
  // the checkout knows of expiry as well as of its intent, so it is asked where there is one
  const reference = checkoutRef ? { checkoutRef } : processorRef ? { intentRef: processorRef } : null;
  if (!reference || !processorAccountRef) return;
  const result = await host.ports.payments.fetchPayment({
    tenantId: system.tenant.id,
    accountRef: processorAccountRef,
    ...reference,
  });
  if (result.result === "unknown") throw new Error(`the processor did not answer: ${result.code}`);
  if (result.result === "failed") {
    host.log.warn({ paymentId, code: result.code }, "the processor does not know the payment");
    return;
  }
  const snapshot = toSnapshot(result.value);
  const { state } = valueOf(await system.change(absorbPaymentSnapshot, { paymentId, snapshot }));
  if (state !== work.payment.state) metrics.payments.inc({ method: work.payment.method, result: state });
}

/** Asked by the hourly sweep and by a payer who came back: what became of it? */
export const checkPayment: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "check-payment");
  if (system) await readPayment(host, system, String(payload["paymentId"]));
};
