import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findDraft } from "~/money/data/mandate/drafts.server";
import { findMandateForChange } from "~/money/data/mandate/mandates.server";
import { findPaymentForChange, savePayment } from "~/money/data/payment/payments.server";

import { followDraft } from "./follow-draft.server";
import { relatedTo } from "./take-mandate.server";

const input = z.object({ paymentId: z.uuid(), code: z.string().min(1).max(80) });

/** The processor would not draw it: the debit failed on the spot. */
export const recordDraftRefused = defineCommand(
  { name: "mandate.record_refused_draft", permission: "payment:absorb", input },
  async (context, { paymentId, code }) => {
    const draft = await findDraft(context.db, paymentId);
    const mandate = draft && (await findMandateForChange(context.db, draft.mandateId));
    const payment = mandate && (await findPaymentForChange(context.db, paymentId));
    if (!payment) return refuse("NOT_FOUND");
    if (payment.state !== "submitted") return accept({ state: payment.state });
    await savePayment(context.db, payment.id, { state: "failed", returnCode: code });
    context.emit(
      "payment.failed",
      { type: "payment", id: payment.id },
      { related: relatedTo(mandate), after: { code }, desk: "collections" },
    );
    await followDraft(context, payment, "failed", code);
    return accept({ state: "failed" as const });
  },
);
