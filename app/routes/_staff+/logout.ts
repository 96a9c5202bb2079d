import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";

import { signOut } from "~/people/access/identity/sign-out.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";

/** Signing out is a post; somebody who only opens the address stays signed in. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  return redirect("/dashboard");
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request);
  const form = await readForm(request, z.object({}), staff);
  if (!form.ok) return form.answer;
  return redirect("/login", { status: 303, headers: await signOut(request, staff) });
}
