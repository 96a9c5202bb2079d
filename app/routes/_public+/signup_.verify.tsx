import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { resendSignUpCode, verifySignUp } from "~/people/access/identity/sign-up.server";
import { readForm } from "~/people/access/read-form.server";
import { requireVisitor } from "~/people/access/require-visitor.server";
import { staffCookie } from "~/people/access/session-cookie.server";
import { Banner } from "~/ui/action/banner";
import { Button } from "~/ui/action/button";
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
  const { searchParams } = new URL(request.url);
  return {
    title: t("identity:verify.title"),
    email: searchParams.get("email")?.slice(0, 254) ?? "",
    resent: searchParams.has("resent"),
  };
}

const verifyForm = z.object({
  email: z.email("EMAIL_FORMAT").max(254),
  code: z.string().trim().max(20).optional(),
  again: z.literal("yes").optional(),
});

export async function action({ request }: ActionFunctionArgs) {
  requireVisitor(request);
  const form = await readForm(request, verifyForm, null);
  if (!form.ok) return form.answer;
  const { email, code, again } = form.value;
  if (again) {
    const sent = await resendSignUpCode(request, email);
    if (!sent.ok) return form.reply(sent.refusal);
    return redirect(`/signup/verify?resent=1&email=${encodeURIComponent(email)}`);
  }
  const outcome = await verifySignUp(request, email, (code ?? "").replace(/\D/g, ""));
  if (!outcome.ok) return form.reply(outcome.refusal);
  return redirect("/dashboard", {
    headers: { "Set-Cookie": await staffCookie().serialize(outcome.value.token) },
  });
}

export default function VerifySignUp() {
  const { t } = useTranslation("identity");
  const { email, resent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <VisitorPage
      title={t("verify.title")}
      intro={email ? t("verify.sent", { email }) : t("verify.sentNowhere")}
    >
      {resent && !answer && <Banner tone="good" role="status" title={t("verify.resent")} />}
      <ActionForm answer={answer} className="form-wide">
        {email ? (
          <input type="hidden" name="email" value={email} />
        ) : (
          <TextField name="email" type="email" label={t("verify.email")} autoComplete="email" />
        )}
        <TextField
          name="code"
          label={t("verify.code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          digits
        />
        <div className="form-actions">
          <SubmitButton>{t("verify.submit")}</SubmitButton>
        </div>
      </ActionForm>
      {email && (
        <form method="post" className="flex flex-wrap items-baseline gap-2 text-ink-2">
          <input type="hidden" name="email" value={email} />
          <span>{t("verify.again")}</span>
          <Button type="submit" small name="again" value="yes">
            {t("verify.resend")}
          </Button>
        </form>
      )}
      <p>
        <Link className="link" to="/signup">
          {t("verify.startOver")}
        </Link>
      </p>
    </VisitorPage>
  );
}
