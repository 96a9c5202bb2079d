import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";

import { lookCookie } from "~/people/access/operator/look.server";
import { signOutOperator } from "~/people/access/operator/sign-in-operator.server";
import { operatorCookie, requireOperator } from "~/people/access/operator/require-operator.server";
import { readForm } from "~/people/access/read-form.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request);
  return redirect("/operator");
}

export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireOperator(request);
  const form = await readForm(request, z.object({}), operator);
  if (!form.ok) return form.answer;
  await signOutOperator(request, operator);
  const headers = new Headers({ "Set-Cookie": await operatorCookie().serialize("", { maxAge: 0 }) });
  headers.append("Set-Cookie", await lookCookie().serialize("", { maxAge: 0 }));
  return redirect("/operator/sign-in", { status: 303, headers });
}
