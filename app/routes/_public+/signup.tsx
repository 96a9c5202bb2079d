import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { findStaff } from "~/people/access/require-staff.server";
import { readForm } from "~/people/access/read-form.server";
import { requireVisitor } from "~/people/access/require-visitor.server";
import { signUp, signUpForm } from "~/people/access/identity/sign-up.server";
import { placeChoices } from "~/people/domain/agency/place-choices";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { SignUpPage } from "~/ui/public/sign-up-page";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  requireVisitor(request);
  if (await findStaff(request)) throw redirect("/dashboard");
  const t = readerText(request);
  return {
    title: t("identity:signUp.title"),
    site: new URL(request.url).host,
    places: placeChoices("en", request.headers.get("accept-language")),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  requireVisitor(request);
  const form = await readForm(request, signUpForm, null);
  if (!form.ok) return form.answer;
  const outcome = await signUp(request, form.value);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return redirect(`/signup/verify?email=${encodeURIComponent(outcome.value.email)}`);
}

export default function SignUp() {
  const { site, places } = useLoaderData<typeof loader>();
  return <SignUpPage site={site} places={places} answer={useActionData<typeof action>()} />;
}
