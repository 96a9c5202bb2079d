import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findScheduleForChange, saveScheduleNext } from "~/office/data/export/report-schedules.server";
import { accept, refuse } from "~/office/domain/outcome";
import { nextSlot } from "~/office/domain/schedule/next-slot";

const input = z.object({ scheduleId: z.uuid(), state: z.enum(["active", "paused", "ended"]) });

/** Pauses a standing report, takes it up again from now, or ends it for good. Refusals: NOT_FOUND, ALREADY_DONE. */
export const setScheduleState = defineCommand(
  { name: "report.set_schedule_state", permission: "ledger:export", input },
  async (context, { scheduleId, state }) => {
    const { db, now, tenant } = context;
    const schedule = await findScheduleForChange(db, scheduleId);
    if (!schedule) return refuse("NOT_FOUND");
    if (schedule.state === state || schedule.state === "ended") return refuse("ALREADY_DONE");
    const nextRunAt = state === "active" ? nextSlot(schedule, now, tenant.timeZone) : schedule.nextRunAt;
    await saveScheduleNext(db, { id: scheduleId, state, nextRunAt });
    const change = { before: { state: schedule.state }, after: { state } };
    context.emit("report.schedule_changed", { type: "report_schedule", id: scheduleId }, change);
    return accept({ scheduleId, state });
  },
);
