import { paymentWork } from "~/money/queries/payment-work.server";

import type { JobHandler } from "../job-host";
import { runAsSystem } from "../run-as-system.server";
import { readPayment } from "./read-payment.server";

/** A withdrawn payment's page is closed; if the payer was faster, the money is taken into the books. */
export const closeCheckout: JobHandler = async (host, payload) => {
  const paymentId = String(payload["paymentId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "close-checkout");
  const work = await system?.read(paymentWork, { paymentId });
  if (!system || !work?.payment.checkoutRef || !work.payment.processorAccountRef) return;
  const { checkoutRef, processorAccountRef: accountRef } = work.payment;
  const result = await host.ports.payments.expireCheckout({
    tenantId: system.tenant.id,
    accountRef,
    checkoutRef,
  });
  if (result.result === "unknown") throw new Error(`the processor did not answer: ${result.code}`);
  if (result.result === "failed") await readPayment(host, system, paymentId);
};
