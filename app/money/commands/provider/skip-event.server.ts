import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { isEventKnown, saveEventSkipped } from "~/money/data/provider/tenant-events.server";

const input = z.object({
  eventId: z.uuid(),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

/** News that can never be taken in is set aside, with a reason; the processor is still asked after what it was about. */
export const skipEvent = defineCommand(
  { name: "provider_event.skip", permission: "provider_event:skip", input },
  async (context, { eventId, reason }) => {
    if (!(await isEventKnown(context.db, eventId))) return refuse("NOT_FOUND");
    if (!(await saveEventSkipped(context.db, eventId))) return refuse("EVENT_NOT_STUCK");
    context.emit("provider_event.skipped", { type: "provider_event", id: eventId }, { reason });
    return accept({ eventId });
  },
);
