import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { findDisputeForChange, saveEvidence } from "~/money/data/payment/disputes.server";
import { findPayment } from "~/money/data/payment/payments.server";
import {
  type Evidence,
  EVIDENCE_FIELDS,
  type EvidenceField,
  isAnswerable,
  MOST_EVIDENCE,
} from "~/money/domain/payment/dispute";
import { isBankDebit } from "~/money/domain/payment/disputed-payment";

const text = z.string().trim().max(MOST_EVIDENCE, "TOO_LONG").optional();
const texts = Object.fromEntries(EVIDENCE_FIELDS.map((field) => [field, text])) as Record<
  EvidenceField,
  typeof text
>;

const input = z.object({ disputeId: z.uuid(), send: z.boolean(), evidence: z.object(texts) });

/**
 * Writes down the firm's side of a dispute and, when `send`, has it sent: the processor takes one answer for good, so
 * it goes out once, before its due date, and never empty. Keyed.
 */
export const answerDispute = defineCommand(
  { name: "dispute.answer", permission: "payment:dispute", input, keyed: true },
  async (context, { disputeId, send, evidence: given }) => {
    const dispute = await findDisputeForChange(context.db, disputeId);
    const payment = dispute && (await findPayment(context.db, dispute.paymentId));
    if (!dispute || !payment) return refuse("NOT_FOUND");
    if (isBankDebit(payment.metadata)) return refuse("DISPUTE_NOT_CONTESTABLE");
    if (!isAnswerable(dispute.state)) return refuse("DISPUTE_NOT_OPEN", { reasons: [dispute.state] });
    if (dispute.evidenceState === "sending" || dispute.evidenceState === "sent")
      return refuse("DISPUTE_ANSWERED");
    const evidence = written(given);
    if (send && !evidence.statement) return refuseField("statement", "REQUIRED");
    if (send && dispute.evidenceDueAt && dispute.evidenceDueAt <= context.now)
      return refuse("DISPUTE_TOO_LATE");
    await saveEvidence(context.db, disputeId, {
      state: send ? "sending" : "draft",
      evidence,
      at: context.now,
    });
    context.emit(
      send ? "payment.dispute_answered" : "payment.dispute_answer_drafted",
      { type: "payment", id: dispute.paymentId },
      {
        related: payment.targetId ? [{ type: "account", id: payment.targetId }] : [],
        after: { dispute_id: disputeId, fields: Object.keys(evidence) },
        desk: "collections",
      },
    );
    if (send) context.enqueue("send-dispute-evidence", { disputeId }, { singletonKey: disputeId });
    return accept({ disputeId, state: send ? ("sending" as const) : ("draft" as const) });
  },
);

/** What was left empty is not said. */
function written(given: Evidence): Evidence {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
}
