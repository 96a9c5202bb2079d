import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { isUnlockLink, unlockLogin } from "~/people/access/identity/unlock-login.server";
import { readForm } from "~/people/access/read-form.server";
import { requireVisitor } from "~/people/access/require-visitor.server";
import { LinkButton } from "~/ui/action/link-button";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { readerText } from "~/ui/i18n/reader-text.server";
import { VisitorPage } from "~/ui/public/visitor-page";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireVisitor(request);
  const t = readerText(request);
  const live = await isUnlockLink(params.token ?? "");
  const title = live ? t("identity:unlock.title") : t("identity:unlock.goneTitle");
  return data({ title, live }, { status: live ? 200 : 410 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireVisitor(request);
  const form = await readForm(request, z.object({}), null);
  if (!form.ok) return form.answer;
  const outcome = await unlockLogin(request, params.token ?? "");
  return outcome.ok ? redirect("/login?unlocked=1") : form.reply(outcome.refusal);
}

export default function Unlock() {
  const { t } = useTranslation("identity");
  const { title, live } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <VisitorPage title={title} intro={live ? t("unlock.intro") : t("unlock.gone")}>
      {live ? (
        <ActionForm answer={answer}>
          <SubmitButton>{t("unlock.submit")}</SubmitButton>
        </ActionForm>
      ) : (
        <p>
          <LinkButton to="/login">{t("unlock.signIn")}</LinkButton>
        </p>
      )}
    </VisitorPage>
  );
}
