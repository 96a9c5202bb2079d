import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";

import { leavePortal } from "~/people/access/identity/leave-portal.server";
import { readForm } from "~/people/access/read-form.server";
import { requireCustomer } from "~/people/access/require-customer.server";

/** Signing out is a post; somebody who only opens the address stays signed in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  return redirect(`/portal/${customer.tenant.slug}/home`);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  const form = await readForm(request, z.object({}), customer);
  if (!form.ok) return form.answer;
  return redirect(`/portal/${customer.tenant.slug}`, { status: 303, headers: await leavePortal(customer) });
}
