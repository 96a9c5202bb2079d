import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { isWaiting } from "~/people/access/factor/require-second-step.server";
import { signIn } from "~/people/access/identity/sign-in.server";
import { readForm } from "~/people/access/read-form.server";
import { findStaff } from "~/people/access/require-staff.server";
import { requireVisitor } from "~/people/access/require-visitor.server";
import { staffCookie } from "~/people/access/session-cookie.server";
import { nextPath } from "~/people/domain/login/next-path";
import { Banner } from "~/ui/action/banner";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { errorText } from "~/ui/form/error-text";
import { PasswordField } from "~/ui/form/password-field";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { preferenceCookie } from "~/ui/i18n/preferences";
import { readerText } from "~/ui/i18n/reader-text.server";
import { VisitorPage } from "~/ui/public/visitor-page";
import { PasskeySignIn } from "~/ui/settings/security/passkey-sign-in";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  requireVisitor(request);
  const { searchParams } = new URL(request.url);
  if (await findStaff(request)) throw redirect(nextPath(searchParams.get("next")));
  if (await isWaiting(request)) throw redirect(`/login/second-factor${new URL(request.url).search}`);
  const t = readerText(request);
  return {
    title: t("identity:signIn.title"),
    passwordChanged: searchParams.has("changed"),
    passkeyRefused: searchParams.get("passkey"),
    unlocked: searchParams.has("unlocked"),
    next: searchParams.get("next"),
  };
}

/** Empty fields go the way of wrong ones: the answer to a failed sign-in is always the same. */
const loginForm = z.object({
  email: z.string().max(500).optional(),
  password: z.string().max(500).optional(),
});

export async function action({ request }: ActionFunctionArgs) {
  requireVisitor(request);
  const form = await readForm(request.clone(), loginForm, null);
  if (!form.ok) return form.answer;
  const outcome = await signIn(request);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const { token, waits, firms, theme, language } = outcome.value;
  const headers = new Headers({ "Set-Cookie": await staffCookie().serialize(token) });
  for (const cookie of [preferenceCookie("theme", theme), preferenceCookie("language", language)]) {
    if (cookie) headers.append("Set-Cookie", cookie);
  }
  const { search, searchParams } = new URL(request.url);
  if (waits) return redirect(`/login/second-factor${search}`, { headers });
  const next = searchParams.get("next");
  return redirect(firms > 1 && next === null ? "/profile/firms" : nextPath(next), { headers });
}

export default function SignIn() {
  const { t } = useTranslation("identity");
  const { t: errors } = useTranslation("errors");
  const { passwordChanged, passkeyRefused, unlocked, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <VisitorPage title={t("signIn.title")}>
      {passwordChanged && !answer && (
        <Banner tone="good" role="status" title={t("signIn.passwordChanged")}>
          <p>{t("signIn.passwordChangedBody")}</p>
        </Banner>
      )}
      {unlocked && !answer && (
        <Banner tone="good" role="status" title={t("signIn.unlocked")}>
          <p>{t("signIn.unlockedBody")}</p>
        </Banner>
      )}
      {passkeyRefused && !answer && (
        <Banner tone="bad" role="alert" title={errorText(passkeyRefused, errors)} />
      )}
      <PasskeySignIn next={next} hint={t("passkey.orPassword")} />
      <ActionForm answer={answer} className="form-wide">
        <TextField
          name="email"
          type="email"
          label={t("signIn.email")}
          autoComplete="username webauthn"
          spellCheck={false}
        />
        <PasswordField name="password" label={t("signIn.password")} autoComplete="current-password" />
        <div className="form-actions">
          <SubmitButton>{t("signIn.submit")}</SubmitButton>
          <Link className="link" to="/reset-password">
            {t("signIn.forgot")}
          </Link>
        </div>
      </ActionForm>
      <div className="grid gap-1 text-ink-2">
        <p>
          {t("signIn.noAgency")}{" "}
          <Link className="link" to="/signup">
            {t("signIn.signUp")}
          </Link>
        </p>
        <p>
          {t("signIn.unfinished")}{" "}
          <Link className="link" to="/signup/verify">
            {t("signIn.finish")}
          </Link>
        </p>
      </div>
    </VisitorPage>
  );
}
