import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { addPasskey } from "~/people/access/factor/add-passkey.server";
import { confirmTotp, findTotpSetup, startTotp } from "~/people/access/factor/confirm-totp.server";
import { signOut } from "~/people/access/identity/sign-out.server";
import { readForm } from "~/people/access/read-form.server";
import { requireEnrolling } from "~/people/access/require-staff.server";
import { staffCookie } from "~/people/access/session-cookie.server";
import { nextPath } from "~/people/domain/login/next-path";
import { LinkButton } from "~/ui/action/link-button";
import { titled } from "~/ui/document/titled";
import type { FormResult } from "~/ui/form/action-form";
import { FormTokenProvider } from "~/ui/form/form-token";
import { translator } from "~/ui/i18n/translator.server";
import { VisitorPage } from "~/ui/public/visitor-page";
import { PasskeyForm } from "~/ui/settings/security/passkey-form";
import { RecoveryCodes } from "~/ui/settings/security/recovery-codes";
import { TotpSetupForm } from "~/ui/settings/security/totp-setup-form";
import { ActForm } from "~/ui/settings/act-form";
import { answerFor } from "~/ui/settings/answer-for";

export const meta = titled;

/** Where a role that needs a second factor sets it up before it sees anything else (spec 07 §4.2). */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireEnrolling(request);
  return {
    title: translator(staff.language)("identity:enrol.title"),
    token: { csrf: staff.csrf, seed: staff.sessionId },
    done: staff.hasFactor,
    setup: await findTotpSetup(staff),
    next: nextPath(new URL(request.url).searchParams.get("next")),
  };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("start") }),
  z.object({ act: z.literal("leave") }),
  z.object({ act: z.literal("confirm"), code: z.string().trim().max(20).default("") }),
  z.object({
    act: z.literal("passkey"),
    made: z.string().max(40_000).default(""),
    name: z.string("REQUIRED").trim().min(1, "REQUIRED").max(40, "TOO_LONG"),
  }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireEnrolling(request);
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  if (form.value.act === "leave") return redirect("/login", { headers: await signOut(request, staff) });
  // whoever has a factor changes it under My security, where the old one is asked for first
  if (staff.hasFactor) return redirect("/settings/security");
  if (form.value.act === "start") {
    await startTotp(staff);
    return redirect(`/login/enrol${new URL(request.url).search}`);
  }
  const outcome =
    form.value.act === "passkey"
      ? await addPasskey(request, staff, form.value)
      : await confirmTotp(request, staff, form.value.code);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const { token, codes } = outcome.value;
  const headers = new Headers({ "cache-control": "no-store" });
  headers.append("Set-Cookie", await staffCookie().serialize(token));
  return data({ codes }, { headers });
}

export default function Enrol() {
  const { t } = useTranslation("identity");
  const { title, token, done, setup, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const codes = answer && "codes" in answer ? answer.codes : null;
  const refused: FormResult | null = answer && "form" in answer ? answer : null;
  return (
    <FormTokenProvider value={token}>
      <VisitorPage
        title={done ? t("enrol.doneTitle") : title}
        intro={done ? t("enrol.done") : t("enrol.intro")}
        known
      >
        {codes && <RecoveryCodes codes={codes} />}
        {done ? (
          <p>
            <LinkButton look="primary" to={next}>
              {codes ? t("enrol.kept") : t("enrol.go")}
            </LinkButton>
          </p>
        ) : setup ? (
          <TotpSetupForm setup={setup} answer={answerFor(refused, { act: "confirm" })} />
        ) : (
          <>
            <PasskeyForm answer={answerFor(refused, { act: "passkey" })} />
            <ActForm sends={{ act: "start" }} answer={refused}>
              {t("enrol.start")}
            </ActForm>
          </>
        )}
        {!done && (
          <ActForm sends={{ act: "leave" }} answer={refused} look="quiet">
            {t("enrol.leave")}
          </ActForm>
        )}
      </VisitorPage>
    </FormTokenProvider>
  );
}
