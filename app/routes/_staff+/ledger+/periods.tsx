import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { closePeriodSoftly } from "~/money/commands/period/close-period-softly.server";
import { proposePeriodLock } from "~/money/commands/period/propose-period-lock.server";
import { proposePeriodReopening } from "~/money/commands/period/propose-period-reopening.server";
import { periodList } from "~/money/queries/ledger/period-list.server";
import { addDays, toCivilDate } from "~/office/domain/calendar-date";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { errorText } from "~/ui/form/error-text";
import { DateText } from "~/ui/format/date-text";
import { translator } from "~/ui/i18n/translator.server";
import { LedgerTabs } from "~/ui/ledger/ledger-tabs";
import { PeriodTable } from "~/ui/ledger/period-table";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { businessDate: today, currency } = staff.tenant;
  const on = toCivilDate(new URL(request.url).searchParams.get("on") ?? "") ?? today;
  const year = await staff.read(periodList, { on });
  return {
    title: translator(staff.language)("ledger:periods.title"),
    ...year,
    later: year.to < today ? addDays(year.to, 1) : null,
    earlier: addDays(year.from, -1),
    currency,
    today,
    may: { close: staff.permissions.has("period:close"), reopen: staff.permissions.has("period:reopen") },
  };
}

const change = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("close"), startsOn: z.iso.date() }),
  z.object({ intent: z.literal("lock"), startsOn: z.iso.date(), reason: z.string().default("") }),
  z.object({
    intent: z.literal("reopen"),
    startsOn: z.iso.date(),
    periodId: z.uuid(),
    hours: z.string("REQUIRED").regex(/^\d{1,3}$/, "REOPEN_TOO_LONG"),
    reason: z.string("REASON_TOO_SHORT").trim().min(10, "REASON_TOO_SHORT").max(200),
  }),
]);

const TOLD = { close: "periodClosed", lock: "lockAsked", reopen: "reopenAsked" } as const;

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "period:close", "period:reopen");
  const form = await readForm(request, change, staff);
  if (!form.ok) return form.answer;
  const { intent, startsOn } = form.value;
  const commands = { close: closePeriodSoftly, lock: proposePeriodLock, reopen: proposePeriodReopening };
  const outcome = await staff.change<unknown, unknown>(commands[intent] as never, form.value, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo(`/ledger/periods?on=${startsOn}`, { tone: "good", key: `ledger:flash.${TOLD[intent]}` });
}

export default function Periods() {
  const { t } = useTranslation(["ledger", "errors"]);
  const { rows, from, to, earlier, later, currency, today, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => type.startsWith("period.") || type.startsWith("approval."));
  return (
    <PageWorklist
      title={t("ledger:periods.title")}
      tabs={<LedgerTabs current="periods" />}
      notice={
        answer?.refusal && (
          <Banner tone="bad" role="alert" title={errorText(answer.refusal.code, t as never)} />
        )
      }
      filters={
        <p className="flex flex-wrap items-center gap-3">
          <Link className="btn btn-small" to={`?on=${earlier}`}>
            {t("ledger:periods.earlier")}
          </Link>
          <span>
            <DateText value={from} /> – <DateText value={to} />
          </span>
          {later && (
            <Link className="btn btn-small" to={`?on=${later}`}>
              {t("ledger:periods.later")}
            </Link>
          )}
        </p>
      }
    >
      <PeriodTable rows={rows} currency={currency} today={today} may={may} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
