import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { saveDepartment } from "~/people/commands/organisation/save-department.server";
import { readChartDay } from "~/people/domain/organisation/read-chart-day";
import { orgChart } from "~/people/queries/organisation/org-chart.server";
import { orgChartOn } from "~/people/queries/organisation/org-chart-on.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { ChartDay } from "~/ui/settings/organisation/chart-day";
import { DepartmentForm } from "~/ui/settings/organisation/department-form";
import { departmentFields, toDepartment } from "~/people/domain/organisation/department-fields";
import { OrgTree } from "~/ui/settings/organisation/org-tree";
import { PastPeopleTable } from "~/ui/settings/organisation/past-people-table";
import { PeopleTable } from "~/ui/settings/organisation/people-table";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "staff:read");
  const title = translator(staff.language)("firm:org.title");
  const today = staff.tenant.businessDate;
  const on = readChartDay(new URL(request.url).searchParams.get("on"), today);
  const past = on && (await staff.read(orgChartOn, { on }));
  const frame = { title, may: staff.permissions.list(), today, past };
  return { ...frame, ...(past ? { units: [], people: [] } : await staff.read(orgChart, undefined)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "department:update");
  const form = await readForm(request, departmentFields, staff);
  if (!form.ok) return form.answer;
  const wish = { ...toDepartment(form.value), departmentId: null };
  const outcome = await staff.change(saveDepartment, wish, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const params = { name: form.value.name };
  return flashTo("/settings/organisation", { tone: "good", key: "firm:org.saved", params });
}

export default function Organisation() {
  const { t } = useTranslation("firm");
  const { title, may, today, past, units, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const mayChange = may.includes("department:update");
  return (
    <SettingsFrame title={title} may={may}>
      <ChartDay today={today} on={past?.on ?? null} />
      {past ? (
        <>
          <OrgTree units={past.units} people={past.people} mayChange={false} past />
          <PastPeopleTable units={past.units} people={past.people} />
        </>
      ) : (
        <>
          <OrgTree units={units} people={people} mayChange={mayChange} />
          <PeopleTable units={units} people={people} mayChange={mayChange} />
          {mayChange && (
            <details open={units.length === 0 || answer !== undefined}>
              <summary className="btn">{t("org.add")}</summary>
              <div className="mt-3">
                <Panel title={t("org.add")}>
                  <DepartmentForm units={units} people={people} answer={answer} />
                </Panel>
              </div>
            </details>
          )}
        </>
      )}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
