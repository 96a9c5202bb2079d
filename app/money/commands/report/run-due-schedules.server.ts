import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { saveExport } from "~/office/data/export/export-jobs.server";
import {
  listDueSchedules,
  saveScheduleNext,
  type StoredSchedule,
} from "~/office/data/export/report-schedules.server";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept } from "~/office/domain/outcome";
import { nextSlot } from "~/office/domain/schedule/next-slot";
import { listHoldersAmong, listPermissionHolders } from "~/people/data/staff/permission-holders.server";
import { filterOf, type ReportPeriod } from "~/money/domain/report/report-period";

/**
 * Asks for every standing report whose moment has come, one file per recipient who still may have it. Runs missed
 * while nothing worked come once, for the last of them. One whose maker has left is paused, and the settings' people
 * are told.
 */
export const runDueSchedules = defineCommand(
  { name: "report.run_due", permission: "report:work", input: z.object({ language: z.string() }) },
  async (context, { language }) => {
    const { db, now, tenant, today } = context;
    let asked = 0;
    for (const schedule of await listDueSchedules(db, now)) {
      const nextRunAt = nextSlot(schedule, now, tenant.timeZone);
      const owner = await listHoldersAmong(
        db,
        [schedule.createdById ?? ""].filter(Boolean),
        "ledger:export",
        today,
      );
      if (owner.length === 0) {
        await saveScheduleNext(db, { id: schedule.id, state: "paused", nextRunAt });
        await tellPaused(context, schedule);
        continue;
      }
      asked += await askFor(context, schedule, language);
      await saveScheduleNext(db, { id: schedule.id, state: "active", nextRunAt });
    }
    return accept({ asked });
  },
);

async function askFor(context: CommandContext, schedule: StoredSchedule, language: string): Promise<number> {
  const { db, today, tenant } = context;
  const firm = { businessDate: today, fiscalStartMonth: tenant.fiscalStartMonth };
  const filter = filterOf(schedule.period as ReportPeriod, firm, schedule.filter);
  let asked = 0;
  for (const { id: requestedBy } of await listHoldersAmong(db, schedule.recipients, "ledger:export", today)) {
    const id = context.newId();
    const slot = { id: schedule.id, slot: schedule.nextRunAt };
    const { report: dataset, format } = schedule;
    if (!(await saveExport(db, { id, dataset, format, filter, language, requestedBy, schedule: slot })))
      continue;
    context.enqueue("make-report", { exportId: id });
    const after = { list: dataset, format, filter, schedule: schedule.id };
    context.emit("export.requested", { type: "export", id }, { after });
    asked += 1;
  }
  return asked;
}

async function tellPaused(context: CommandContext, { id, name, state }: StoredSchedule): Promise<void> {
  const change = {
    before: { state },
    after: { state: "paused" },
    reason: "its maker no longer takes reports out",
  };
  context.emit("report.schedule_changed", { type: "report_schedule", id }, change);
  for (const recipientId of await listPermissionHolders(context.db, "setting:update", context.today)) {
    const notice = {
      id: context.newId(),
      recipientId,
      type: "report_paused",
      params: { name },
      link: "/ledger/reports",
    };
    await saveNotification(context.db, { ...notice, groupKey: `report:${id}` });
    const more = { after: { notification_id: notice.id }, category: "system" as const };
    context.emit("notification.created", { type: "staff", id: recipientId }, more);
  }
}
