import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { saveHolidayRemoved } from "~/people/data/organisation/absences.server";

/** The firm works on that day after all. */
export const dropHoliday = defineCommand(
  { name: "holiday.drop", permission: "department:update", input: z.object({ holidayId: z.uuid() }) },
  async (context, { holidayId }) => {
    const known = await saveHolidayRemoved(context.db, holidayId);
    if (!known) return refuse("NOT_FOUND");
    context.emit("holiday.dropped", { type: "tenant", id: context.tenant.id }, { before: known });
    return accept({ holidayId });
  },
);
