import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { findInvitation, joinFirm } from "~/people/access/identity/join-firm.server";
import { readForm } from "~/people/access/read-form.server";
import { requireVisitor } from "~/people/access/require-visitor.server";
import { staffCookie } from "~/people/access/session-cookie.server";
import { leastLength } from "~/people/domain/login/password-rules";
import { LinkButton } from "~/ui/action/link-button";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { PasswordField } from "~/ui/form/password-field";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { readerText } from "~/ui/i18n/reader-text.server";
import { VisitorPage } from "~/ui/public/visitor-page";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireVisitor(request);
  const t = readerText(request);
  const found = await findInvitation(params.token ?? "");
  const invitation = found && {
    agency: found.tenantName,
    email: found.email,
    fullName: found.fullName,
    known: found.known,
    least: leastLength({ asked: found.passwordLeast }),
  };
  const title = found
    ? t("identity:invitation.title", { agency: found.tenantName })
    : t("identity:invitation.goneTitle");
  return data({ title, invitation }, { status: found ? 200 : 410 });
}

const joinForm = z.object({
  fullName: z.string().trim().min(1, "REQUIRED").max(120, "TOO_LONG"),
  password: z.string().min(1, "REQUIRED").max(500),
});

export async function action({ request, params }: ActionFunctionArgs) {
  requireVisitor(request);
  const form = await readForm(request, joinForm, null);
  if (!form.ok) return form.answer;
  const outcome = await joinFirm(request, params.token ?? "", form.value);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return redirect("/dashboard", {
    headers: { "Set-Cookie": await staffCookie().serialize(outcome.value.token) },
  });
}

export default function Invitation() {
  const { t } = useTranslation("identity");
  const { title, invitation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!invitation) {
    return (
      <VisitorPage title={title} intro={t("invitation.gone")}>
        <p>
          <LinkButton to="/login">{t("invitation.signIn")}</LinkButton>
        </p>
      </VisitorPage>
    );
  }
  const { agency, email, fullName, known, least } = invitation;
  return (
    <VisitorPage title={title} intro={t("invitation.intro", { agency, email })}>
      {known && <p>{t("invitation.known", { agency })}</p>}
      <ActionForm answer={answer} className="form-wide">
        {known ? (
          <input type="hidden" name="fullName" value={fullName} />
        ) : (
          <TextField
            name="fullName"
            label={t("invitation.fullName")}
            defaultValue={fullName}
            autoComplete="name"
            maxLength={120}
          />
        )}
        <PasswordField
          name="password"
          label={t("invitation.password")}
          help={known ? undefined : t("passwordRules", { count: least })}
          autoComplete={known ? "current-password" : "new-password"}
        />
        <div className="form-actions">
          <SubmitButton>{t("invitation.submit", { agency })}</SubmitButton>
        </div>
      </ActionForm>
    </VisitorPage>
  );
}
