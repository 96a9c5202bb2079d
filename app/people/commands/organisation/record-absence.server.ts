import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { daysBetween } from "~/office/domain/calendar-date";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { ABSENCE_KINDS, isAwayWithin, saveNewAbsence } from "~/people/data/organisation/absences.server";
import { findStaffForChange } from "~/people/data/staff/staff-members.server";

import { mayArrange } from "./may-arrange.server";

const LONGEST_DAYS = 400;

export const absenceForm = z.object({
  staffId: z.uuid("REQUIRED"),
  fromOn: z.iso.date("DATE_FORMAT"),
  toOn: z.iso.date("DATE_FORMAT"),
  kind: z.enum(ABSENCE_KINDS, "INVALID"),
  /** who looks after their work; may be named later */
  standInId: z.uuid("INVALID").nullable().default(null),
});

/**
 * Somebody will be away: nothing new is given to them on those days. What they have is handed over separately.
 * Refusals: DATE_ORDER, DATE_PAST, ABSENCE_OVERLAP, STAND_IN_SELF.
 */
export const recordAbsence = defineCommand(
  { name: "absence.record", permission: "session:read", input: absenceForm },
  async (context, { staffId, fromOn, toOn, kind, standInId }) => {
    if (!(await mayArrange(context, staffId))) return refuse("NOT_FOUND");
    const staff = await findStaffForChange(context.db, staffId);
    if (!staff || staff.status !== "active") return refuse("NOT_FOUND");
    if (toOn < fromOn) return refuseField("toOn", "DATE_ORDER");
    if (toOn < context.today) return refuseField("toOn", "DATE_PAST");
    if (daysBetween(fromOn, toOn) > LONGEST_DAYS) return refuseField("toOn", "ABSENCE_LONG");
    if (standInId === staffId) return refuseField("standInId", "STAND_IN_SELF");
    const standIn = standInId ? await findStaffForChange(context.db, standInId) : null;
    if (standInId && standIn?.status !== "active") return refuseField("standInId", "NOT_FOUND");
    if (await isAwayWithin(context.db, staffId, fromOn, toOn))
      return refuseField("fromOn", "ABSENCE_OVERLAP");
    const id = context.newId();
    const by = { kind: context.actor.kind, id: context.actor.id };
    await saveNewAbsence(context.db, { id, staffId, fromOn, toOn, kind, standInId, by });
    context.emit(
      "absence.recorded",
      { type: "absence", id },
      {
        after: { from_on: fromOn, to_on: toOn, kind, stand_in_id: standInId },
        related: [staffId, standInId].flatMap((one) => (one ? [{ type: "staff", id: one }] : [])),
      },
    );
    return accept({ absenceId: id });
  },
);
