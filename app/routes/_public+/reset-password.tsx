import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { requestPasswordReset } from "~/people/access/identity/reset-password.server";
import { readForm } from "~/people/access/read-form.server";
import { requireVisitor } from "~/people/access/require-visitor.server";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { readerText } from "~/ui/i18n/reader-text.server";
import { VisitorPage } from "~/ui/public/visitor-page";

export const meta = titled;

export function loader({ request }: LoaderFunctionArgs) {
  requireVisitor(request);
  const t = readerText(request);
  return {
    title: t("identity:reset.title"),
    sent: new URL(request.url).searchParams.has("sent"),
  };
}

const requestForm = z.object({ email: z.email("EMAIL_FORMAT").max(254) });

export async function action({ request }: ActionFunctionArgs) {
  requireVisitor(request);
  const form = await readForm(request, requestForm, null);
  if (!form.ok) return form.answer;
  const outcome = await requestPasswordReset(request, form.value.email);
  return outcome.ok ? redirect("/reset-password?sent=1") : form.reply(outcome.refusal);
}

export default function RequestPasswordReset() {
  const { t } = useTranslation("identity");
  const { sent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (sent)
    return <VisitorPage title={t("reset.sentTitle")} intro={t("reset.sent")} children={<BackLink />} />;
  return (
    <VisitorPage title={t("reset.title")} intro={t("reset.intro")}>
      <ActionForm answer={answer} className="form-wide">
        <TextField
          name="email"
          type="email"
          label={t("reset.email")}
          autoComplete="email"
          spellCheck={false}
        />
        <div className="form-actions">
          <SubmitButton>{t("reset.submit")}</SubmitButton>
          <BackLink />
        </div>
      </ActionForm>
    </VisitorPage>
  );
}

function BackLink() {
  const { t } = useTranslation("identity");
  return (
    <p>
      <Link className="link" to="/login">
        {t("reset.back")}
      </Link>
    </p>
  );
}
