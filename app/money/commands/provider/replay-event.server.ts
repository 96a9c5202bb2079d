import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { isEventKnown, saveEventWaiting } from "~/money/data/provider/tenant-events.server";

/**
 * A person has news worked again that was given up or keeps failing. The present object is read, so whatever was
 * booked meanwhile is not booked twice.
 */
export const replayEvent = defineCommand(
  {
    name: "provider_event.replay",
    permission: "processor:configure",
    input: z.object({ eventId: z.uuid() }),
  },
  async (context, { eventId }) => {
    if (!(await isEventKnown(context.db, eventId))) return refuse("NOT_FOUND");
    if (!(await saveEventWaiting(context.db, eventId))) return refuse("EVENT_NOT_STUCK");
    context.emit("provider_event.replayed", { type: "provider_event", id: eventId });
    context.enqueue("absorb-provider-event", { providerEventId: eventId });
    return accept({ eventId });
  },
);
