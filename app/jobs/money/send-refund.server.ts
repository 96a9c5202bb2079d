import { paymentWork } from "~/money/queries/payment-work.server";
import { letRefundGo } from "~/money/commands/payment/let-refund-go.server";
import { recordRefundRefused } from "~/money/commands/payment/record-refund-refused.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";
import { readPayment } from "./read-payment.server";

/** Asks the processor to give money back; the refund's own id is the key, so asking again gives back once. */
export const sendRefund: JobHandler = async (host, payload) => {
  const paymentId = String(payload["paymentId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "send-refund");
  const work = await system?.read(paymentWork, { paymentId });
  const refund = work?.refunds.find((row) => row.id === payload["refundId"]);
  if (!system || !work || refund?.state !== "pending") return;
  const { goes } = valueOf(await system.change(letRefundGo, { paymentId, refundId: refund.id }));
  if (!goes) return;
  const result = await host.ports.payments.refund({
    tenantId: system.tenant.id,
    accountRef: work.payment.processorAccountRef ?? "",
    paymentRef: work.payment.processorRef ?? "",
    paymentId,
    amount: { minor: refund.amount, currency: refund.currency },
    key: refund.id,
    reason: "requested_by_customer",
  });
  if (result.result === "unknown") throw new Error(`the processor did not answer: ${result.code}`);
  if (result.result === "failed")
    valueOf(await system.change(recordRefundRefused, { paymentId, refundId: refund.id, code: result.code }));
  else await readPayment(host, system, paymentId);
};
