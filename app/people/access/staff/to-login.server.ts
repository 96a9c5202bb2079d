import { redirect } from "@remix-run/node";

/** Nobody is signed in: a page leads to the sign-in, a form learns why it was not taken. */
export function toSignIn(request: Request): Response {
  if (request.method !== "GET")
    return new Response("SIGN_IN_REQUIRED", { status: 401, statusText: "Unauthorized" });
  return redirect(`/login${nextOf(request)}`);
}

/** A page goes where the way on is; what is no page answers the code. */
export function toLogin(request: Request, step: "enrol" | "outside", code: string): Response {
  if (!isPage(request)) return new Response(code, { status: 403, statusText: "Forbidden" });
  return redirect(`/login/${step}${nextOf(request)}`);
}

/** A page that a person opens, no file or stream. */
export function isPage(request: Request): boolean {
  return request.method === "GET" && !/[.]|^\/(stream|files)/.test(new URL(request.url).pathname);
}

function nextOf(request: Request): string {
  const url = new URL(request.url);
  const next = url.pathname + url.search;
  return next === "/" ? "" : `?next=${encodeURIComponent(next)}`;
}
