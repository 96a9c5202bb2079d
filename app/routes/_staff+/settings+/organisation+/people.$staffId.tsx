import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { placeStaff } from "~/people/commands/organisation/place-staff.server";
import { orgChart } from "~/people/queries/organisation/org-chart.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SelectField } from "~/ui/form/select-field";
import { SubmitButton } from "~/ui/form/submit-button";
import { Panel } from "~/ui/record/panel";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

const CHART = "/settings/organisation";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "department:update");
  const id = requireId(params.staffId);
  const { units, people } = await staff.read(orgChart, undefined);
  const person = requireFound(people.find((one) => one.id === id) ?? null);
  const others = people.filter((one) => one.id !== id);
  return { title: person.fullName, may: staff.permissions.list(), person, others, units };
}

const place = z.object({
  departmentId: z.uuid("INVALID").nullable().default(null),
  reportsToId: z.uuid("INVALID").nullable().default(null),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "department:update");
  const staffId = requireId(params.staffId);
  const form = await readForm(request, place, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(placeStaff, { staffId, ...form.value }, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo(CHART, { tone: "good", key: "firm:org.placed" });
}

export default function Place() {
  const { t } = useTranslation("firm");
  const { title, may, person, others, units } = useLoaderData<typeof loader>();
  return (
    <SettingsFrame title={title} may={may}>
      <Panel title={t("org.place")}>
        <ActionForm answer={useActionData<typeof action>()}>
          <p className="max-w-prose text-ink-2">{t("org.placeHelp")}</p>
          <SelectField
            name="departmentId"
            label={t("org.department")}
            placeholder={t("org.none")}
            options={units.map(({ id, name, depth }) => ({
              value: id,
              label: `${"– ".repeat(depth)}${name}`,
            }))}
            defaultValue={person.departmentId ?? ""}
            optional
          />
          <SelectField
            name="reportsToId"
            label={t("org.reportsTo")}
            placeholder={t("org.nobody")}
            options={others.map(({ id, fullName }) => ({ value: id, label: fullName }))}
            defaultValue={person.reportsToId ?? ""}
            optional
          />
          <SubmitButton className="justify-self-start">{t("org.move")}</SubmitButton>
        </ActionForm>
      </Panel>
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home={CHART} />;
}
