import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";

import { redeemPortalCode } from "~/collections/commands/portal/redeem-portal-code.server";
import { requestPortalCode } from "~/collections/commands/portal/request-portal-code.server";
import { readForm } from "~/people/access/read-form.server";
import { requirePortal } from "~/people/access/require-portal.server";
import {
  browserCookie,
  portalCookie,
  readToken,
  referenceCookie,
} from "~/people/access/session-cookie.server";
import { readerText } from "~/ui/i18n/reader-text.server";
import { CodePage } from "~/ui/portal/code-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Quittance" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { tenant } = await requirePortal(request, params.slug!);
  const t = readerText(request);
  return {
    title: `${t("portal:code.title")} · ${tenant.displayName}`,
    firm: tenant.displayName,
    canResend: (await readToken(request, referenceCookie())) !== null,
  };
}

const codeForm = z.object({
  code: z.string().trim().max(20).optional(),
  again: z.literal("yes").optional(),
});

const RATE_LIMITED = { code: "RATE_LIMITED", reasons: [] };
const CODE_WRONG = { code: "CODE_WRONG", reasons: [], fields: { code: "CODE_WRONG" } };

export async function action({ request, params }: ActionFunctionArgs) {
  const portal = await requirePortal(request, params.slug!);
  const form = await readForm(request, codeForm, null);
  if (!form.ok) return form.answer;
  const start = `/portal/${portal.tenant.slug}`;
  const browserToken = await readToken(request, browserCookie());
  if (form.value.again) {
    const reference = await readToken(request, referenceCookie());
    if (!browserToken || !reference) return redirect(start, 303);
    if (!(await portal.allows("code", 20, 600))) return form.reply(RATE_LIMITED);
    const sent = await portal.run(requestPortalCode, { reference, browserToken });
    return sent.ok ? redirect(`${start}/code`, 303) : form.reply(sent.refusal);
  }
  if (!(await portal.allows("redeem", 30, 600))) return form.reply(RATE_LIMITED);
  if (!browserToken || !form.value.code) return form.reply(CODE_WRONG);
  const outcome = await portal.run(redeemPortalCode, { code: form.value.code, browserToken });
  if (!outcome.ok) return form.reply(outcome.refusal);
  if (!outcome.value.portalAccountId) return form.reply(CODE_WRONG);
  const token = await portal.openSession(outcome.value.portalAccountId);
  const headers = new Headers({ "Set-Cookie": await portalCookie().serialize(token) });
  headers.append("Set-Cookie", await referenceCookie().serialize("", { maxAge: 0 }));
  return redirect(`${start}/home`, { status: 303, headers });
}

export default function PortalCode() {
  const { firm, canResend } = useLoaderData<typeof loader>();
  const { slug = "" } = useParams();
  const answer = useActionData<typeof action>();
  return <CodePage firm={firm} start={`/portal/${slug}`} canResend={canResend} answer={answer} />;
}
