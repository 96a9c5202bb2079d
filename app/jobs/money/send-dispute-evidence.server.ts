import { recordEvidenceSent } from "~/money/commands/dispute/record-evidence-sent.server";
import { disputeWork } from "~/money/queries/dispute-work.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";
import { readPayment } from "./read-payment.server";

/** Sends the firm's answer to a dispute; dispute and try are the key, so sending again sends once. */
export const sendDisputeEvidence: JobHandler = async (host, payload) => {
  const disputeId = String(payload["disputeId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "send-dispute-evidence");
  const work = await system?.read(disputeWork, { disputeId });
  if (!system || work?.dispute.evidenceState !== "sending") return;
  const { dispute, payment } = work;
  const result = await host.ports.payments.submitDisputeEvidence({
    tenantId: system.tenant.id,
    accountRef: payment.processorAccountRef ?? "",
    disputeRef: dispute.providerRef,
    key: `${dispute.id}:evidence:${dispute.evidenceTries}`,
    evidence: dispute.evidence,
  });
  if (result.result === "unknown") throw new Error(`the processor did not answer: ${result.code}`);
  const refusedCode = result.result === "failed" ? result.code.slice(0, 80) : null;
  valueOf(await system.change(recordEvidenceSent, { disputeId, refusedCode }));
  await readPayment(host, system, payment.id);
};
