import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { requestPortalCode } from "~/collections/commands/portal/request-portal-code.server";
import { readForm } from "~/people/access/read-form.server";
import { requirePortal } from "~/people/access/require-portal.server";
import { browserCookie, readToken, referenceCookie } from "~/people/access/session-cookie.server";
import { newSecretToken } from "~/platform/crypto/secret-token.server";
import { env } from "~/platform/env/env.server";
import { Banner } from "~/ui/action/banner";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { readerText } from "~/ui/i18n/reader-text.server";
import { ClosedNotice } from "~/ui/portal/closed-notice";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Quittance" }];

/** Says who the agency is and nothing of any debt: anybody may stand here. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const portal = await requirePortal(request, params.slug!, "closedToo");
  const { tenant } = portal;
  const t = readerText(request);
  const closed = tenant.status === "closed";
  const contact = closed ? ((await portal.closingNotice()) ?? env().MAIL_FROM) : "";
  return {
    title: `${t("portal:signIn.title")} · ${tenant.displayName}`,
    firm: tenant.displayName,
    closed: closed ? { contact } : null,
    again: new URL(request.url).searchParams.has("again"),
  };
}

const referenceForm = z.object({ reference: z.string().trim().min(1, "REQUIRED").max(100, "TOO_LONG") });

export async function action({ request, params }: ActionFunctionArgs) {
  const portal = await requirePortal(request, params.slug!);
  const form = await readForm(request, referenceForm, null);
  if (!form.ok) return form.answer;
  if (!(await portal.allows("code", 20, 600))) return form.reply({ code: "RATE_LIMITED", reasons: [] });
  const browserToken = (await readToken(request, browserCookie())) ?? newSecretToken();
  const outcome = await portal.run(requestPortalCode, { ...form.value, browserToken });
  if (!outcome.ok) return form.reply(outcome.refusal);
  const headers = new Headers({ "Set-Cookie": await browserCookie().serialize(browserToken) });
  headers.append("Set-Cookie", await referenceCookie().serialize(form.value.reference));
  return redirect(`/portal/${portal.tenant.slug}/code`, { status: 303, headers });
}

export default function PortalStart() {
  const { t } = useTranslation("portal");
  const { firm, again, closed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (closed) return <ClosedNotice firm={firm} contact={closed.contact} />;
  return (
    <>
      <h1>{t("signIn.title")}</h1>
      {again && <Banner role="status" title={t("signIn.again")} />}
      <p>{t("signIn.intro", { firm })}</p>
      <ActionForm answer={answer}>
        <TextField
          name="reference"
          label={t("signIn.reference")}
          help={t("signIn.referenceHelp")}
          autoComplete="off"
          maxLength={100}
          spellCheck={false}
        />
        <div className="form-actions">
          <SubmitButton>{t("signIn.submit")}</SubmitButton>
        </div>
      </ActionForm>
      <details className="portal-more">
        <summary>{t("signIn.real")}</summary>
        <p>{t("signIn.realBody", { firm })}</p>
      </details>
    </>
  );
}
