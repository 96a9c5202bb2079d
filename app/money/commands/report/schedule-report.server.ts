import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveSchedule } from "~/office/data/export/report-schedules.server";
import { accept, refuse } from "~/office/domain/outcome";
import { nextSlot } from "~/office/domain/schedule/next-slot";
import { listHoldersAmong } from "~/people/data/staff/permission-holders.server";
import { REPORT_FORMATS } from "~/money/domain/report/report-limits";
import { REPORT_NAMES } from "~/money/domain/report/report-name";
import { REPORT_PERIODS } from "~/money/domain/report/report-period";

const MOST_RECIPIENTS = 20;

const input = z
  .object({
    name: z.string("REQUIRED").trim().min(1, "REQUIRED").max(80, "TOO_LONG"),
    report: z.enum(REPORT_NAMES, "REQUIRED"),
    format: z.enum(REPORT_FORMATS, "REQUIRED"),
    filter: z.string().max(500, "TOO_LONG").default(""),
    period: z.enum(REPORT_PERIODS, "REQUIRED"),
    frequency: z.enum(["daily", "weekly", "monthly"], "REQUIRED"),
    weekday: z.coerce.number("REQUIRED").int().min(1).max(7).nullable().default(null),
    monthDay: z.coerce.number("REQUIRED").int("DAY_OF_MONTH").min(1, "DAY_OF_MONTH").max(31, "DAY_OF_MONTH").nullable().default(null),
    time: z.string("REQUIRED").regex(/^([01]\d|2[0-3]):[0-5]\d$/, "TIME_OF_DAY"),
    recipients: z.array(z.uuid(), "REQUIRED").min(1, "REQUIRED").max(MOST_RECIPIENTS, "TOO_MANY"),
    skipEmpty: z.boolean().default(false),
  })
  .refine(({ frequency, weekday }) => frequency !== "weekly" || weekday !== null, { path: ["weekday"], error: "REQUIRED" })
  .refine(({ frequency, monthDay }) => frequency !== "monthly" || monthDay !== null, { path: ["monthDay"], error: "REQUIRED" }); // prettier-ignore

/**
 * Has a report made and announced by mail at the same local time from now on, each copy with its recipient's own
 * rights. Refusal: RECIPIENT_UNFIT when somebody named does not work here or may not take reports out.
 */
export const scheduleReport = defineCommand(
  { name: "report.schedule", permission: "ledger:export", input },
  async (context, { time, ...asked }) => {
    const { db, now, tenant, today } = context;
    const recipients = [...new Set(asked.recipients)];
    const fit = await listHoldersAmong(db, recipients, "ledger:export", today);
    if (fit.length < recipients.length)
      return refuse("RECIPIENT_UNFIT", { fields: { recipients: "RECIPIENT_UNFIT" } });
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    const cadence = {
      frequency: asked.frequency,
      weekday: asked.frequency === "weekly" ? asked.weekday : null,
      monthDay: asked.frequency === "monthly" ? asked.monthDay : null,
      hour,
      minute,
    };
    const id = context.newId();
    const nextRunAt = nextSlot(cadence, now, tenant.timeZone);
    await saveSchedule(db, {
      ...asked,
      ...cadence,
      recipients,
      id,
      nextRunAt,
      createdById: context.actor.id,
    });
    const { name, report, format, period } = asked;
    const after = { name, report, format, period, ...cadence, recipients };
    context.emit("report.scheduled", { type: "report_schedule", id }, { after });
    return accept({ scheduleId: id, nextRunAt });
  },
);
