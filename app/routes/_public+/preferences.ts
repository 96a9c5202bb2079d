import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { requireSameOrigin } from "~/people/access/request-origin.server";
import { preferenceCookie } from "~/ui/i18n/preferences";

/** Keeps a choice of appearance (theme, language, rail, density) in a cookie and goes back to the page it came from. */
export async function action({ request }: ActionFunctionArgs) {
  requireSameOrigin(request);
  const form = await request.formData();
  const headers = new Headers();
  for (const [name, value] of form) {
    const cookie = typeof value === "string" ? preferenceCookie(name, value) : null;
    if (cookie) headers.append("Set-Cookie", cookie);
  }
  return redirect(cameFrom(request), { status: 303, headers });
}

/** The path of the referring page of ours; never another site. */
function cameFrom(request: Request): string {
  const referrer = request.headers.get("referer");
  if (!referrer || !URL.canParse(referrer)) return "/";
  const url = new URL(referrer);
  return url.host === request.headers.get("host") ? url.pathname + url.search : "/";
}
