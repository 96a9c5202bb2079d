import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { findDraft } from "~/money/data/mandate/drafts.server";
import { findMandateForChange } from "~/money/data/mandate/mandates.server";
import { findPaymentForChange } from "~/money/data/payment/payments.server";

import { judgeDraft } from "./judge-draft.server";

const input = z.object({ paymentId: z.uuid() });

interface Verdict {
  send: boolean;
}

/**
 * Whether a draft whose day has come is to be sent to the processor now. Answers `send` again for a draft whose sending
 * was not recorded. What the firm's own bank draws goes with the next debit file.
 */
export const presentDraft = defineCommand(
  { name: "mandate.present_draft", permission: "payment:absorb", input },
  async (context, { paymentId }): Promise<Outcome<Verdict>> => {
    const found = await findDraft(context.db, paymentId);
    // the mandate first, as everything does that changes both
    const mandate = found && (await findMandateForChange(context.db, found.mandateId));
    const payment = mandate && (await findPaymentForChange(context.db, paymentId));
    const draft = payment && (await findDraft(context.db, paymentId));
    if (!mandate || !draft) return refuse("NOT_FOUND");
    if (mandate.processorAccountId === null) return accept({ send: false });
    if (draft.state === "submitted") return accept({ send: payment.processorRef === null });
    if (draft.state !== "created" || draft.presentOn > context.today) return accept({ send: false });
    return accept({ send: (await judgeDraft(context, mandate, draft, payment)) === "submitted" });
  },
);
