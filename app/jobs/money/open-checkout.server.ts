import { recordCheckout } from "~/money/commands/payment/record-checkout.server";
import { isWaiting } from "~/money/domain/payment/payment-state";
import { paymentWork } from "~/money/queries/payment-work.server";

import type { JobHandler } from "../job-host";
import { portalBase } from "../portal-base";
import { runAsSystem, valueOf } from "../run-as-system.server";

/** Asks the processor for its payment page. An unknown result is asked again with the same key. */
export const openCheckout: JobHandler = async (host, payload) => {
  const paymentId = String(payload["paymentId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "open-checkout");
  const work = await system?.read(paymentWork, { paymentId });
  if (!system || !work || !isWaiting(work.payment.state) || work.payment.checkoutUrl) return;
  const { payment } = work;
  const back = `${portalBase(host.baseUrl, payload["portalHost"])}/portal/${system.tenant.slug}/payments/${paymentId}`;
  const result = await host.ports.payments.createCheckout({
    tenantId: system.tenant.id,
    accountRef: payment.processorAccountRef ?? "",
    paymentId,
    attempt: payment.attempt,
    amount: { minor: payment.amount, currency: payment.currency },
    purpose: payment.purpose,
    description: `${system.tenant.displayName} · ${textOf(payment.metadata["description"])}`,
    customerEmail:
      typeof payment.metadata["payer_email"] === "string" ? payment.metadata["payer_email"] : undefined,
    successUrl: `${back}?back=paid`,
    cancelUrl: `${back}?back=cancelled`,
    expiresAt: payment.expiresAt ?? undefined,
    rails: ["card"],
  });
  if (result.result === "unknown") throw new Error(`the processor did not answer: ${result.code}`);
  if (result.result === "failed") {
    valueOf(
      await system.change(recordCheckout, { paymentId, result: { kind: "refused", code: result.code } }),
    );
    return;
  }
  const { checkoutRef, url, intentRef } = result.value;
  const recorded = valueOf(
    await system.change(recordCheckout, {
      paymentId,
      result: { kind: "opened", checkoutRef, url, intentRef },
    }),
  );
  // cancelled while the processor was asked: the page it just made must not stay open
  if (!isWaiting(recorded.state)) {
    await host.ports.payments.expireCheckout({
      tenantId: system.tenant.id,
      accountRef: payment.processorAccountRef ?? "",
      checkoutRef,
    });
  }
};

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
