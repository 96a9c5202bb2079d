import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findDisputeForChange, saveEvidence } from "~/money/data/payment/disputes.server";

const input = z.object({ disputeId: z.uuid(), refusedCode: z.string().max(80).nullable() });

/** What the processor said to the firm's answer: taken, or refused with its code so that it may be written again. */
export const recordEvidenceSent = defineCommand(
  { name: "dispute.record_evidence", permission: "payment:absorb", input },
  async (context, { disputeId, refusedCode }) => {
    const dispute = await findDisputeForChange(context.db, disputeId);
    if (!dispute) return refuse("NOT_FOUND");
    if (dispute.evidenceState !== "sending") return accept({ state: dispute.evidenceState });
    const state = refusedCode ? ("refused" as const) : ("sent" as const);
    await saveEvidence(context.db, disputeId, { state, error: refusedCode, at: context.now });
    context.emit(
      refusedCode ? "payment.dispute_answer_refused" : "payment.dispute_answer_sent",
      { type: "payment", id: dispute.paymentId },
      { after: { dispute_id: disputeId, code: refusedCode }, desk: "collections" },
    );
    return accept({ state });
  },
);
