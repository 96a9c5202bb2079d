import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { requestReport } from "~/money/commands/report/request-report.server";
import { scheduleReport } from "~/money/commands/report/schedule-report.server";
import { setScheduleState } from "~/money/commands/report/set-schedule-state.server";
import { REPORT_FORMATS } from "~/money/domain/report/report-limits";
import { REPORT_NAMES } from "~/money/domain/report/report-name";
import { filterOf, REPORT_PERIODS } from "~/money/domain/report/report-period";
import { reportDesk } from "~/money/queries/report/report-desk.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { LedgerTabs } from "~/ui/ledger/ledger-tabs";
import { PageRecord } from "~/ui/page/page-record";
import { ExportList } from "~/ui/ledger/report/export-list";
import { ReportAsk } from "~/ui/ledger/report/report-ask";
import { ScheduleForm } from "~/ui/ledger/report/schedule-form";
import { ScheduleList } from "~/ui/ledger/report/schedule-list";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

const acts = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("make"),
    report: z.enum(REPORT_NAMES, "REQUIRED"),
    format: z.enum(REPORT_FORMATS, "REQUIRED"),
    period: z.enum([...REPORT_PERIODS, "asked"], "REQUIRED"),
    filter: z.string().max(2000).default(""),
  }),
  z.object({
    act: z.literal("schedule"),
    name: z.string("REQUIRED").trim().min(1, "REQUIRED").max(80, "TOO_LONG"),
    report: z.enum(REPORT_NAMES, "REQUIRED"),
    format: z.enum(REPORT_FORMATS, "REQUIRED"),
    period: z.enum(REPORT_PERIODS, "REQUIRED"),
    frequency: z.enum(["daily", "weekly", "monthly"], "REQUIRED"),
    weekday: z.string().optional(),
    monthDay: z.string().optional(),
    time: z.string("REQUIRED"),
    recipients: z.array(z.uuid(), "REQUIRED").min(1, "REQUIRED"),
    skipEmpty: z.literal("on").optional(),
  }),
  z.object({ act: z.literal("state"), scheduleId: z.uuid(), state: z.enum(["active", "paused", "ended"]) }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:export");
  const { searchParams } = new URL(request.url);
  return {
    title: translator(staff.language)("report:desk.title"),
    desk: await staff.read(reportDesk, undefined),
    asked: {
      report: searchParams.get("report") ?? "",
      format: searchParams.get("format") ?? "",
      filter: searchParams.get("filter") ?? "",
    },
    self: staff.id,
    timeZone: staff.tenant.timeZone,
    now: new Date(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "ledger:export");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { value, key } = form;
  const done = (text: "asked" | "scheduled" | "changed") =>
    flashTo("/ledger/reports", { tone: "good", key: `report:flash.${text}` });
  if (value.act === "state") {
    const changed = await staff.change(setScheduleState, value, key);
    return changed.ok ? done("changed") : form.reply(changed.refusal);
  }
  if (value.act === "make") {
    const { report, format, period, filter } = value;
    const question = period === "asked" ? filter : filterOf(period, staff.tenant);
    const input = { report, format, filter: question, language: staff.language };
    const made = await staff.change(requestReport, input, key);
    return made.ok ? done("asked") : form.reply(made.refusal);
  }
  const { act: _act, skipEmpty, weekday, monthDay, ...asked } = value;
  const scheduled = await staff.change(
    scheduleReport,
    { ...asked, weekday: weekday || null, monthDay: monthDay || null, skipEmpty: skipEmpty === "on" },
    key,
  );
  return scheduled.ok ? done("scheduled") : form.reply(scheduled.refusal);
}

export default function Reports() {
  const { t } = useTranslation("report");
  const { desk, asked, self, timeZone, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation((event) => event.type.startsWith("export."));
  return (
    <PageRecord title={t("desk.title")} tabs={<LedgerTabs current="reports" />}>
      <div className="record-grid">
        <div>
          <ExportList exports={desk.exports} now={now} />
          <ScheduleList schedules={desk.schedules} timeZone={timeZone} answer={answer} />
        </div>
        <aside>
          <ReportAsk asked={asked} answer={answer} />
          <ScheduleForm readers={desk.readers} self={self} timeZone={timeZone} answer={answer} />
        </aside>
      </div>
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
