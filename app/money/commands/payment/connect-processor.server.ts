import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findTrustProcessor } from "~/money/data/payment/payments.server";

/** The administrator wants card payments: a job opens the account and its onboarding link. */
export const connectProcessor = defineCommand(
  { name: "processor.connect", permission: "processor:configure", input: z.object({}) },
  async (context) => {
    const known = await findTrustProcessor(context.db);
    if (!known) return refuse("NOT_FOUND");
    context.emit("processor.connect_asked", { type: "processor_account", id: known.processorAccountId });
    context.enqueue("read-processor-account", {});
    return accept({ processorAccountId: known.processorAccountId });
  },
);
