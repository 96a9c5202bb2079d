import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { setupProgress } from "~/money/queries/setup-progress.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { withFileText } from "~/people/access/answers/with-file-text.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { inviteColleagues } from "~/people/commands/setup/invite-colleagues.server";
import { orgChart } from "~/people/queries/organisation/org-chart.server";
import { staffList } from "~/people/queries/staff-list.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { InviteMany } from "~/ui/settings/setup/invite-many";
import { SetupFrame } from "~/ui/settings/setup/setup-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "staff:invite");
  const { steps } = await staff.read(setupProgress, undefined);
  const { roles } = await staff.read(staffList, undefined);
  const { units } = await staff.read(orgChart, undefined);
  return {
    title: translator(staff.language)("setup:title"),
    may: staff.permissions.list(),
    steps,
    roles: roles.map(({ name }) => name),
    departments: units.map(({ name }) => name),
  };
}

const inviteForm = z.object({
  rows: z.string("REQUIRED").trim().min(1, "REQUIRED").max(50_000, "TOO_LONG"),
  only: z.literal("good").optional(),
});

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "staff:invite");
  const form = await readForm(
    await withFileText(request, { file: "file", field: "rows" }),
    inviteForm,
    staff,
  );
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const { rows, only } = form.value;
  const outcome = await staff.change(inviteColleagues, { rows, goodOnly: only === "good" }, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const { invited, refused } = outcome.value;
  if (refused.length > 0)
    return flashTo("/settings/people", {
      tone: "warn",
      key: "setup:people.left",
      params: { invited, refused: refused.length },
    });
  return flashTo("/settings/setup", {
    tone: "good",
    key: "setup:people.invited",
    params: { count: invited },
  });
}

export default function People() {
  const { title, may, steps, roles, departments } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SetupFrame title={title} may={may} steps={steps} current="people">
      <InviteMany roles={roles} departments={departments} answer={answer} />
    </SetupFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
