import type { Origin } from "~/office/domain/event/actor";

/**
 * The web server overwrites these headers on every request (platform/http), so what a client sends
 * under the same names never arrives here.
 */
export function requestOrigin(request: Request): Origin {
  const portalHost = request.headers.get("x-portal-host");
  return {
    ...(portalHost ? { portalHost } : {}),
    ip: request.headers.get("x-client-ip"),
    userAgent: request.headers.get("user-agent")?.slice(0, 300) ?? null,
    requestId: request.headers.get("x-request-id"),
  };
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A changing request must come from our own pages: browsers send Sec-Fetch-Site or Origin on every
 * form post. What carries neither is no browser and is refused too.
 */
export function requireSameOrigin(request: Request): void {
  if (SAFE.has(request.method)) return;
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin") return;
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (site === null && origin && host && URL.canParse(origin) && new URL(origin).host === host) return;
  throw new Response("CROSS_SITE", { status: 403, statusText: "Forbidden" });
}
