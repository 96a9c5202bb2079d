import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findMandate } from "~/money/data/mandate/mandates.server";

/** The holder came back from the processor's page and no news has arrived: ask. Their own mandate only. */
export const askMandate = defineCommand(
  { name: "mandate.ask_again", permission: "portal:pay", input: z.object({ mandateId: z.uuid() }) },
  async (context, { mandateId }) => {
    const mandate = await findMandate(context.db, mandateId);
    if (!mandate || mandate.customerId !== context.actor.id) return refuse("NOT_FOUND");
    if (mandate.state === "sent" || mandate.state === "awaiting_bank")
      context.enqueue("check-mandate", { mandateId }, { singletonKey: mandateId });
    return accept({ state: mandate.state });
  },
);
