import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findTrustProcessor } from "~/money/data/payment/payments.server";
import { saveEventsRead } from "~/money/data/provider/provider-items.server";

/** Until when the processor's news was asked for and stored; the next reading begins there. */
export const recordEventsRead = defineCommand(
  { name: "provider_event.record_read", permission: "payment:absorb", input: z.object({ at: z.date() }) },
  async (context, { at }) => {
    const place = await findTrustProcessor(context.db);
    if (!place) return refuse("NOT_FOUND");
    await saveEventsRead(context.db, place.processorAccountId, at);
    return accept(null);
  },
);
