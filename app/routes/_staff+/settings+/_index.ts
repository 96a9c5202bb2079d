import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

import { requireStaff } from "~/people/access/require-staff.server";

/** The first section that this person may open. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request);
  return redirect(staff.permissions.has("staff:read") ? "/settings/people" : "/settings/security");
}
