import { isIP } from "node:net";

import type { Request, RequestHandler, Response } from "express";

import { answerPlainly } from "./answer-plainly.server";

/** The path at which a host that is not ours begins, and all it may open; null: a host that is nobody's. */
export type FindHome = (host: string) => Promise<string | null>;

/**
 * What a proxy asks before it gets a certificate for a name: 200 for ours and for those that are proved, 404 for any other,
 * so that nobody makes it ask the authority for names of theirs.
 */
export function answerProxy(baseUrl: string, isOwnHost: (host: string) => Promise<boolean>): RequestHandler {
  const ours = new URL(baseUrl).hostname;
  return (request, response, next) => {
    const { domain } = request.query;
    const host = typeof domain === "string" ? domain.toLowerCase() : "";
    (host === ours ? Promise.resolve(true) : isOwnHost(host)).then(
      (own) => (own ? response.json({ status: "ok" }) : answerPlainly(request, response, "NOT_FOUND")),
      next,
    );
  };
}

/** Where nobody is led from another host: made for our own programs, our own people, or firms that are not there yet. */
const NEVER = /^\/(operator|signup|api|hooks|portal)(\/|[.]|$)/i;

/**
 * Under a host of its own a firm shows its home and nothing else: what belongs to our own host leads there, another
 * firm's pages are not there. Hosts that are nobody's are passed on as they came.
 */
export function serveOwnHosts(baseUrl: string, findHome: FindHome): RequestHandler {
  const ours = new URL(baseUrl).hostname;
  return (request, response, next) => {
    const host = request.hostname.toLowerCase();
    if (host === ours || host === "localhost" || isIP(host.replace(/[[\]]/g, "")) !== 0) return next();
    findHome(host).then(
      (home) => (home === null || serves(request, response, { host, home, baseUrl }) ? next() : undefined),
      next,
    );
  };
}

/** False once it was answered here. */
function serves(
  request: Request,
  response: Response,
  { host, home, baseUrl }: { host: string; home: string; baseUrl: string },
): boolean {
  // as the router reads it: with every way up and down walked
  const { pathname } = new URL(`http://${host}${request.originalUrl}`);
  if (
    pathname === home ||
    pathname.startsWith(`${home}/`) ||
    pathname === `${home}.data` ||
    pathname === "/preferences"
  ) {
    request.headers["x-portal-host"] = host;
    return true;
  }
  const reads = request.method === "GET" || request.method === "HEAD";
  if (pathname === "/" && reads) response.redirect(302, home);
  else if (reads && !NEVER.test(pathname)) response.redirect(302, baseUrl + request.originalUrl);
  else answerPlainly(request, response, "NOT_FOUND");
  return false;
}
