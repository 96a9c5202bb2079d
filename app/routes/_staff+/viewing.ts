import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";

import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { endViewing } from "~/people/access/rights/view-as-hands.server";

/** Ending a view is a post; somebody who only opens the address goes on. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  return redirect("/settings/security");
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request);
  const form = await readForm(request, z.object({}), staff);
  if (!form.ok) return form.answer;
  const { viewAs } = staff;
  if (viewAs) await endViewing(request, { ...staff, viewAs });
  const page = viewAs ? `/settings/people/${viewAs.staffId}` : "/settings/people";
  return flashTo(page, { tone: "good", key: "rights:flash.viewEnded" });
}
