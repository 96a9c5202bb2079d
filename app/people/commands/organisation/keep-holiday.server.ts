import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuseField } from "~/office/domain/outcome";
import { saveHolidayRow } from "~/people/data/organisation/absences.server";

export const holidayForm = z.object({
  day: z.iso.date("DATE_FORMAT"),
  name: z.string("REQUIRED").trim().min(1, "REQUIRED").max(80, "TOO_LONG"),
});

/** A day on which the firm does not work; who may act in working hours only, does not then. */
export const keepHoliday = defineCommand(
  { name: "holiday.keep", permission: "department:update", input: holidayForm },
  async (context, { day, name }) => {
    if (day < context.today) return refuseField("day", "DATE_PAST");
    const id = context.newId();
    const by = { kind: context.actor.kind, id: context.actor.id };
    if (!(await saveHolidayRow(context.db, { id, day, name, by }))) return refuseField("day", "DUPLICATE");
    context.emit("holiday.kept", { type: "tenant", id: context.tenant.id }, { after: { day, name } });
    return accept({ holidayId: id });
  },
);
