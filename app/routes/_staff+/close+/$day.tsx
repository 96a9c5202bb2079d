import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { closeDayPage } from "~/money/queries/close/close-day-page.server";
import { proposeStepWaiver } from "~/office/commands/close/propose-step-waiver.server";
import { retryCloseStep } from "~/office/commands/close/retry-close-step.server";
import { toCivilDate } from "~/office/domain/calendar-date";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { DayBalances } from "~/ui/closing/day-balances";
import { StepTable } from "~/ui/closing/step-table";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { formatCivilDate } from "~/ui/format/format-date";
import { useLocale } from "~/ui/format/locale-provider";
import { translator } from "~/ui/i18n/translator.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const day = requireFound(toCivilDate(params.day ?? ""));
  return {
    title: translator(staff.language)("closing:day.title", { day }),
    day,
    page: requireFound(await staff.read(closeDayPage, { day })),
    mayAct: staff.permissions.has("period:close"),
  };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("retry"), stepId: z.uuid() }),
  z.object({
    act: z.literal("waive"),
    stepId: z.uuid(),
    reason: z.string("REASON_TOO_SHORT").trim().min(10, "REASON_TOO_SHORT").max(200),
  }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "period:close");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const here = `/close/${requireFound(toCivilDate(params.day ?? ""))}`;
  const { value } = form;
  const retried = value.act === "retry";
  const outcome = retried
    ? await staff.change(retryCloseStep, { stepId: value.stepId })
    : await staff.change(proposeStepWaiver, value);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(here, { tone: "good", key: `closing:flash.${retried ? "retried" : "waiverAsked"}` });
}

export default function CloseDay() {
  const { t } = useTranslation("closing");
  const { locale } = useLocale();
  const { day, page, mayAct } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => /^(close|business_date|approval)\./.test(type));
  return (
    <PageWorklist
      title={t("day.title", { day: formatCivilDate(day, locale) })}
      sub={t(`dayState.${page.state}`)}
    >
      <StepTable day={day} steps={page.steps} mayAct={mayAct} answer={answer} />
      <DayBalances balances={page.balances} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/close" />;
}
