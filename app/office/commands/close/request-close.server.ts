import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { getBusinessDateForChange } from "~/office/data/close/business-days.server";
import { civilDateIn } from "~/office/domain/calendar-date";
import { accept, refuse } from "~/office/domain/outcome";

/** A person does not wait for the clock; a day that is not over is not closed. */
export const requestClose = defineCommand(
  { name: "close.request", permission: "period:close", input: z.strictObject({}) },
  async (context) => {
    const { id, timeZone } = context.tenant;
    const day = await getBusinessDateForChange(context.db);
    if (day >= civilDateIn(timeZone, context.now)) return refuse("DAY_NOT_OVER");
    context.emit("close.requested", { type: "tenant", id }, { after: { day } });
    context.enqueue("close-day", {}, { singletonKey: id });
    return accept({ day });
  },
);
