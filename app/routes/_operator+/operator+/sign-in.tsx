import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { signInOperator } from "~/people/access/operator/sign-in-operator.server";
import {
  findOperatorName,
  operatorCookie,
  requireOperatorDoor,
} from "~/people/access/operator/require-operator.server";
import { readForm } from "~/people/access/read-form.server";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { PasswordField } from "~/ui/form/password-field";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { translator } from "~/ui/i18n/translator.server";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  requireOperatorDoor(request);
  if (await findOperatorName(request)) throw redirect("/operator");
  return { title: translator("en")("operator:console.signIn.title") };
}

/** Empty fields go the way of wrong ones. */
const signInForm = z.object({
  email: z.string().max(254).default(""),
  password: z.string().max(500).default(""),
  code: z.string().max(20).default(""),
});

export async function action({ request }: ActionFunctionArgs) {
  requireOperatorDoor(request);
  const form = await readForm(request, signInForm, null);
  if (!form.ok) return form.answer;
  const outcome = await signInOperator(request, form.value);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return redirect("/operator", {
    headers: { "Set-Cookie": await operatorCookie().serialize(outcome.value) },
  });
}

export default function OperatorSignIn() {
  const { t } = useTranslation("operator");
  return (
    <div className="grid gap-5">
      <h1>{t("console.signIn.title")}</h1>
      <ActionForm answer={useActionData<typeof action>()} className="form-wide">
        <TextField name="email" type="email" label={t("console.signIn.email")} autoComplete="username" />
        <PasswordField name="password" label={t("console.signIn.password")} autoComplete="current-password" />
        <TextField
          name="code"
          label={t("console.signIn.code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          digits
        />
        <SubmitButton>{t("console.signIn.submit")}</SubmitButton>
      </ActionForm>
    </div>
  );
}
