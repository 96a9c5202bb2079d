import { presentDraft } from "~/money/commands/mandate/present-draft.server";
import { recordDraftRefused } from "~/money/commands/mandate/record-draft-refused.server";
import { absorbPaymentSnapshot } from "~/money/commands/payment/absorb-payment-snapshot.server";
import { draftWork } from "~/money/queries/mandate-work.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";
import { processorRail } from "./processor-rail";
import { toSnapshot } from "./to-snapshot";

/** Presents a draft whose day has come; payment and attempt are the key, so asking again draws once. */
export const chargeDraft: JobHandler = async (host, payload) => {
  const paymentId = String(payload["paymentId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "charge-draft");
  // a firm that may draw nothing today draws when it may again: the hourly look finds the draft
  if (!system?.allows(presentDraft)) return;
  if (!valueOf(await system.change(presentDraft, { paymentId })).send) return;
  const work = await system.read(draftWork, { paymentId });
  if (!work?.payer) throw new Error("the mandate names no card or account");
  const { payment, mandate, payer } = work;
  const result = await host.ports.standing.charge({
    tenantId: system.tenant.id,
    accountRef: payment.processorAccountRef ?? "",
    paymentId,
    attempt: payment.attempt,
    amount: { minor: payment.amount, currency: payment.currency },
    purpose: payment.purpose,
    description: `${system.tenant.displayName} · ${String(payment.metadata["description"])}`,
    rail: processorRail(mandate.rail),
    payer,
    // a card carries no permission of its own at the processor
    mandateRef: mandate.rail !== "card" ? (mandate.reference ?? undefined) : undefined,
  });
  if (result.result === "unknown") throw new Error(`the processor did not answer: ${result.code}`);
  if (result.result === "failed")
    valueOf(await system.change(recordDraftRefused, { paymentId, code: result.code.slice(0, 80) }));
  else valueOf(await system.change(absorbPaymentSnapshot, { paymentId, snapshot: toSnapshot(result.value) }));
};
