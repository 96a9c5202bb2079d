import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { findResetLink, resetPassword } from "~/people/access/identity/reset-password.server";
import { readForm } from "~/people/access/read-form.server";
import { requireVisitor } from "~/people/access/require-visitor.server";
import { LinkButton } from "~/ui/action/link-button";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { PasswordField } from "~/ui/form/password-field";
import { SubmitButton } from "~/ui/form/submit-button";
import { readerText } from "~/ui/i18n/reader-text.server";
import { VisitorPage } from "~/ui/public/visitor-page";

export const meta = titled;

/** A spent link says so before anybody types a password; looking at the page spends nothing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  requireVisitor(request);
  const t = readerText(request);
  const link = await findResetLink(params.token ?? "");
  const title = link ? t("identity:reset.title") : t("identity:reset.goneTitle");
  return data({ title, least: link?.least ?? null }, { status: link ? 200 : 410 });
}

const passwordForm = z.object({ password: z.string().min(1, "REQUIRED").max(500) });

export async function action({ request, params }: ActionFunctionArgs) {
  requireVisitor(request);
  const form = await readForm(request, passwordForm, null);
  if (!form.ok) return form.answer;
  const outcome = await resetPassword(request, params.token ?? "", form.value.password);
  return outcome.ok ? redirect("/login?changed=1") : form.reply(outcome.refusal);
}

export default function SetPassword() {
  const { t } = useTranslation("identity");
  const { least } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (least === null) {
    return (
      <VisitorPage title={t("reset.goneTitle")} intro={t("reset.gone")}>
        <p>
          <LinkButton look="primary" to="/reset-password">
            {t("reset.askAgain")}
          </LinkButton>
        </p>
      </VisitorPage>
    );
  }
  return (
    <VisitorPage title={t("reset.title")} intro={t("reset.setIntro")}>
      <ActionForm answer={answer} className="form-wide">
        <PasswordField
          name="password"
          label={t("reset.newPassword")}
          help={t("passwordRules", { count: least })}
          autoComplete="new-password"
        />
        <div className="form-actions">
          <SubmitButton>{t("reset.set")}</SubmitButton>
        </div>
      </ActionForm>
    </VisitorPage>
  );
}
