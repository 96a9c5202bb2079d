import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { flashTo } from "~/people/access/answers/flash.server";
import { finishSignIn } from "~/people/access/factor/finish-sign-in.server";
import { requireSecondStep } from "~/people/access/factor/require-second-step.server";
import { readForm } from "~/people/access/read-form.server";
import { staffCookie } from "~/people/access/session-cookie.server";
import { nextPath } from "~/people/domain/login/next-path";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { readerText } from "~/ui/i18n/reader-text.server";
import { VisitorPage } from "~/ui/public/visitor-page";
import { PasskeySignIn } from "~/ui/settings/security/passkey-sign-in";

export const meta = titled;

const FEW_CODES = 3;

export async function loader({ request }: LoaderFunctionArgs) {
  const waiting = await requireSecondStep(request);
  const next = new URL(request.url).searchParams.get("next");
  return { title: readerText(request)("identity:secondStep.title"), email: waiting.email, next };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("code"), code: z.string().trim().max(40).default("") }),
  z.object({ act: z.literal("leave") }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const waiting = await requireSecondStep(request);
  const form = await readForm(request, acts, null);
  if (!form.ok) return form.answer;
  if (form.value.act === "leave")
    return redirect("/login", {
      headers: { "Set-Cookie": await staffCookie().serialize("", { maxAge: 0 }) },
    });
  const outcome = await finishSignIn(request, waiting, form.value.code);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const { token, firms, recoveryLeft } = outcome.value;
  const next = new URL(request.url).searchParams.get("next");
  const to = firms > 1 && next === null ? "/profile/firms" : nextPath(next);
  const few = /[a-z]/i.test(form.value.code) && recoveryLeft <= FEW_CODES;
  const answer = few
    ? await flashTo(to, { tone: "warn", key: "settings:flash.fewCodes", params: { count: recoveryLeft } })
    : redirect(to);
  answer.headers.append("Set-Cookie", await staffCookie().serialize(token));
  return answer;
}

export default function SecondStep() {
  const { t } = useTranslation("identity");
  const { title, email, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <VisitorPage title={title} intro={t("secondStep.intro", { email })} known>
      <PasskeySignIn next={next} hint={t("passkey.orCode")} />
      <ActionForm answer={answer} className="form-wide">
        <input type="hidden" name="act" value="code" />
        <TextField
          name="code"
          label={t("secondStep.code")}
          help={t("secondStep.help")}
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={20}
          digits
        />
        <div className="form-actions">
          <SubmitButton>{t("secondStep.submit")}</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm layout="inline">
        <input type="hidden" name="act" value="leave" />
        <SubmitButton look="quiet">{t("secondStep.leave")}</SubmitButton>
      </ActionForm>
    </VisitorPage>
  );
}
