import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";

import { lookCookie, openLook } from "~/people/access/operator/look.server";
import { requireOperator } from "~/people/access/operator/require-operator.server";
import { readForm } from "~/people/access/read-form.server";

/** Out of the firm's pages, back to the console; the consent runs until its time or until somebody ends it. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request);
  return redirect("/operator/access", {
    headers: { "Set-Cookie": await lookCookie().serialize("", { maxAge: 0 }) },
  });
}

const lookForm = z.object({ tenantId: z.uuid() });

/** Into the firm's pages, under a consent that holds now. */
export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireOperator(request);
  const form = await readForm(request, lookForm, operator);
  if (!form.ok) return form.answer;
  const token = await openLook(request, operator, form.value.tenantId);
  if (!token) throw new Response("NO_CONSENT", { status: 403, statusText: "Forbidden" });
  return redirect("/dashboard", {
    status: 303,
    headers: { "Set-Cookie": await lookCookie().serialize(token) },
  });
}
