import { createCookie } from "@remix-run/node";

import { env } from "~/platform/env/env.server";

/** `__Host-` and Secure wherever the site is served over https; plain http is for this machine only. */
export function sessionCookie(name: string, path: string, maxAge: number) {
  const secure = env().BASE_URL.startsWith("https:");
  const host = secure && path === "/" ? "__Host-" : "";
  return createCookie(`${host}${name}`, { httpOnly: true, secure, sameSite: "lax", path, maxAge });
}

const HOUR = 3600;

export const staffCookie = () => sessionCookie("quittance_staff", "/", 24 * HOUR);
export const portalCookie = () => sessionCookie("quittance_portal", "/", 8 * HOUR);
/** Binds a one-time code or a sign-up to the browser that asked for it. */
export const browserCookie = () => sessionCookie("quittance_browser", "/", 24 * HOUR);
/** The reference a code was asked for, so that another can be sent without typing it again. */
export const referenceCookie = () => sessionCookie("quittance_reference", "/", HOUR / 4);

export async function readToken(
  request: Request,
  cookie: ReturnType<typeof createCookie>,
): Promise<string | null> {
  const value: unknown = await cookie.parse(request.headers.get("cookie"));
  return typeof value === "string" && value.length > 0 ? value : null;
}
