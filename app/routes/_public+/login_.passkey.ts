import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";

import { passkeySignIn } from "~/people/access/factor/passkey-sign-in.server";
import { askForPasskey } from "~/people/access/factor/show-passkey.server";
import { readForm } from "~/people/access/read-form.server";
import { requireVisitor } from "~/people/access/require-visitor.server";
import { staffCookie } from "~/people/access/session-cookie.server";
import { nextPath } from "~/people/domain/login/next-path";
import { preferenceCookie } from "~/ui/i18n/preferences";

/** What a browser signs to prove its passkey; asked for by the script of a page that takes passkeys. */
export async function loader({ request }: LoaderFunctionArgs) {
  requireVisitor(request);
  const asked = await askForPasskey();
  if (!asked) throw new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
  return json(asked.options, { headers: asked.headers });
}

const signed = z.object({ shown: z.string().max(20_000), next: z.string().max(2000).optional() });

export async function action({ request }: ActionFunctionArgs) {
  requireVisitor(request);
  const form = await readForm(request, signed, null);
  if (!form.ok) return form.answer;
  const next = form.value.next ?? null;
  const outcome = await passkeySignIn(request, form.value.shown);
  if (!outcome.ok)
    return redirect(
      `/login?passkey=${outcome.refusal.code}${next ? `&next=${encodeURIComponent(nextPath(next))}` : ""}`,
    );
  const { token, firms, theme, language } = outcome.value;
  const headers = new Headers({ "Set-Cookie": await staffCookie().serialize(token) });
  for (const cookie of [preferenceCookie("theme", theme), preferenceCookie("language", language)])
    if (cookie) headers.append("Set-Cookie", cookie);
  return redirect(firms > 1 && !next ? "/profile/firms" : nextPath(next), { headers });
}
