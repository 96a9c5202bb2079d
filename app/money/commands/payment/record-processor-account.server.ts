import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findTrustProcessor, saveProcessorAccount } from "~/money/data/payment/payments.server";

const input = z.object({
  accountRef: z.string().min(1),
  state: z.enum(["not_started", "onboarding", "action_needed", "enabled", "disabled"]),
  requirements: z.array(z.string()),
  link: z.string().nullable(),
});

/** What the processor says of the firm's account; a change of state is told to everybody who watches. */
export const recordProcessorAccount = defineCommand(
  { name: "processor.record_account", permission: "payment:absorb", input },
  async (context, form) => {
    const known = await findTrustProcessor(context.db);
    if (!known) return refuse("NOT_FOUND");
    const requirements = { fields: form.requirements, link: form.link };
    await saveProcessorAccount(context.db, known.processorAccountId, {
      accountRef: form.accountRef,
      state: form.state,
      requirements,
    });
    const subject = { type: "processor_account", id: known.processorAccountId };
    if (known.state !== form.state) {
      context.emit("processor.state_changed", subject, {
        before: { state: known.state },
        after: { state: form.state },
      });
    } else {
      context.emit("processor.read", subject, { category: "system" });
    }
    return accept({ state: form.state });
  },
);
