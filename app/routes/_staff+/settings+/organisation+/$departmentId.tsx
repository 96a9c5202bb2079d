import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { closeDepartment } from "~/people/commands/organisation/close-department.server";
import { saveDepartment } from "~/people/commands/organisation/save-department.server";
import { orgChart } from "~/people/queries/organisation/org-chart.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import type { FormResult } from "~/ui/form/action-form";
import { Panel } from "~/ui/record/panel";
import { ConfirmDialog } from "~/ui/overlay/confirm-dialog";
import { ActForm } from "~/ui/settings/act-form";
import { answerFor } from "~/ui/settings/answer-for";
import { DepartmentForm } from "~/ui/settings/organisation/department-form";
import { departmentFields, toDepartment } from "~/people/domain/organisation/department-fields";
import { PeopleTable } from "~/ui/settings/organisation/people-table";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

const CHART = "/settings/organisation";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "staff:read");
  const id = requireId(params.departmentId);
  const chart = await staff.read(orgChart, undefined);
  const unit = requireFound(chart.units.find((one) => one.id === id) ?? null);
  return { title: unit.name, may: staff.permissions.list(), unit, ...chart };
}

const acts = z.discriminatedUnion("act", [
  departmentFields.extend({ act: z.literal("save") }),
  z.object({ act: z.literal("close") }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "department:update");
  const departmentId = requireId(params.departmentId);
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { value, key } = form;
  const outcome =
    value.act === "close"
      ? await staff.change(closeDepartment, { departmentId }, key)
      : await staff.change(saveDepartment, { ...toDepartment(value), departmentId }, key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  if (value.act === "close") return flashTo(CHART, { tone: "good", key: "firm:org.closed" });
  return flashTo(CHART, { tone: "good", key: "firm:org.saved", params: { name: value.name } });
}

export default function Department() {
  const { t } = useTranslation("firm");
  const { title, may, unit, units, people } = useLoaderData<typeof loader>();
  const answer: FormResult | undefined = useActionData<typeof action>();
  const mayChange = may.includes("department:update");
  const members = people.filter(({ departmentId }) => departmentId === unit.id);
  const used = members.length > 0 || units.some(({ parentId }) => parentId === unit.id);
  return (
    <SettingsFrame title={title} may={may}>
      <PeopleTable units={units} people={members} mayChange={mayChange} />
      {mayChange && (
        <>
          <Panel title={t("org.edit")}>
            <DepartmentForm
              unit={unit}
              units={units}
              people={people}
              answer={answerFor(answer, { act: "save" })}
            />
          </Panel>
          {used ? (
            <p className="small muted">{t("org.used")}</p>
          ) : (
            <ConfirmDialog
              trigger={{ label: t("org.close"), className: "btn justify-self-start" }}
              title={t("org.closeTitle", { name: unit.name })}
              consequence={t("org.closeBody")}
            >
              <ActForm sends={{ act: "close" }} look="danger" answer={answer}>
                {t("org.close")}
              </ActForm>
            </ConfirmDialog>
          )}
        </>
      )}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home={CHART} />;
}
