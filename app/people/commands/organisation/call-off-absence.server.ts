import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findAbsenceForChange, saveAbsenceCalledOff } from "~/people/data/organisation/absences.server";

import { mayArrange } from "./may-arrange.server";

/** They are here after all, or back sooner: work may be given to them again. What was handed over stays where it is. */
export const callOffAbsence = defineCommand(
  { name: "absence.call_off", permission: "session:read", input: z.object({ absenceId: z.uuid() }) },
  async (context, { absenceId }) => {
    const known = await findAbsenceForChange(context.db, absenceId);
    if (!known || !(await mayArrange(context, known.staffId))) return refuse("NOT_FOUND");
    if (known.state === "called_off") return accept({ absenceId });
    await saveAbsenceCalledOff(context.db, absenceId);
    context.emit(
      "absence.called_off",
      { type: "absence", id: absenceId },
      {
        before: { state: "planned" },
        after: { state: "called_off" },
        related: [{ type: "staff", id: known.staffId }],
      },
    );
    return accept({ absenceId });
  },
);
