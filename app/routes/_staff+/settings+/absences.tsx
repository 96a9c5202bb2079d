import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { collectorLoads } from "~/collections/queries/collector-loads.server";
import { type FlashMessage, flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { callOffAbsence } from "~/people/commands/organisation/call-off-absence.server";
import { dropHoliday } from "~/people/commands/organisation/drop-holiday.server";
import { handOverWork } from "~/people/commands/organisation/hand-over-work.server";
import { holidayForm, keepHoliday } from "~/people/commands/organisation/keep-holiday.server";
import { absenceForm, recordAbsence } from "~/people/commands/organisation/record-absence.server";
import { absenceList } from "~/people/queries/organisation/absence-list.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import type { FormResult } from "~/ui/form/action-form";
import { translator } from "~/ui/i18n/translator.server";
import { AbsenceForm } from "~/ui/settings/organisation/absence-form";
import { AbsenceTable } from "~/ui/settings/organisation/absence-table";
import { HolidayPanel } from "~/ui/settings/organisation/holiday-panel";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

const PAGE = "/settings/absences";

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "session:read");
  const page = await staff.read(absenceList, undefined);
  const loads = await staff.read(collectorLoads, undefined);
  const mine = new Set(page.people.map(({ id }) => id));
  return {
    title: translator(staff.language)("firm:absence.title"),
    may: staff.permissions.list(),
    today: staff.tenant.businessDate,
    ownId: staff.id,
    people: page.people,
    colleagues: page.colleagues,
    holidays: page.holidays,
    absences: page.absences.map((absence) => ({
      ...absence,
      open: loads.find(({ staffId }) => staffId === absence.staffId)?.open ?? 0,
      mayArrange: mine.has(absence.staffId),
    })),
    takers: loads
      .filter(({ awayUntil }) => awayUntil === null)
      .map(({ staffId, fullName, open, capacity }) => ({ id: staffId, fullName, open, capacity })),
  };
}

const acts = z.discriminatedUnion("act", [
  absenceForm.extend({ act: z.literal("record") }),
  z.object({ act: z.literal("call_off"), absenceId: z.uuid() }),
  z.object({ act: z.literal("hand_over"), absenceId: z.uuid(), toId: z.uuid("REQUIRED") }),
  holidayForm.extend({ act: z.literal("keep") }),
  z.object({ act: z.literal("drop"), holidayId: z.uuid() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "session:read");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const outcome = await perform(staff, form.value, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const moved = "moved" in outcome.value ? outcome.value.moved : 0;
  return flashTo(PAGE, told(form.value.act, moved));
}

function perform(staff: StaffAccess, value: z.output<typeof acts>, key: string | null) {
  if (value.act === "record") return staff.change(recordAbsence, value, key);
  if (value.act === "call_off") return staff.change(callOffAbsence, value, key);
  if (value.act === "hand_over") return staff.change(handOverWork, value, key);
  if (value.act === "keep") return staff.change(keepHoliday, value, key);
  return staff.change(dropHoliday, value, key);
}

function told(act: z.output<typeof acts>["act"], count: number): FlashMessage {
  const tone = "good";
  if (act === "hand_over") return { tone, key: "firm:absence.handedOver", params: { count } };
  if (act === "record") return { tone, key: "firm:absence.recorded" };
  if (act === "call_off") return { tone, key: "firm:absence.calledOff" };
  return { tone, key: act === "keep" ? "firm:absence.kept" : "firm:absence.dropped" };
}

export default function Absences() {
  const { t } = useTranslation("firm");
  const page = useLoaderData<typeof loader>();
  const { title, may, today, ownId, people, colleagues, holidays, absences, takers } = page;
  const answer: FormResult | undefined = useActionData<typeof action>();
  return (
    <SettingsFrame title={title} may={may}>
      <p className="max-w-prose text-ink-2">{t("absence.intro")}</p>
      <AbsenceTable absences={absences} takers={takers} answer={answer} />
      <AbsenceForm people={people} colleagues={colleagues} ownId={ownId} today={today} answer={answer} />
      <HolidayPanel
        holidays={holidays}
        today={today}
        mayChange={may.includes("department:update")}
        answer={answer}
      />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
