import type { Request, RequestHandler, Response } from "express";

import type { Log } from "../log/log.server";
import type { RequestFacts } from "../log/request-facts.server";
import { metrics } from "../metrics/metrics.server";
import type { RouteNames } from "./route-names";

const OWN = /^\/(assets|health|metrics)(\/|$)/;

/** One log line and one count for every answer. */
export function recordRequest(log: Log, nameOf: RouteNames): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    const own = OWN.exec(request.path)?.[1];
    const route = own ? `/${own}` : nameOf(request.path);
    response.once("close", () => {
      const ms = performance.now() - start;
      count(request, response, route, ms);
      if (!own) write(log, request, response, route, ms);
    });
    next();
  };
}

function count({ method }: Request, response: Response, route: string, ms: number): void {
  metrics.httpRequests.inc({ route, method, status: response.statusCode });
  // a live stream lasts as long as its page is open, which says nothing about our speed
  if (!isStream(response)) metrics.httpSeconds.observe({ route, method }, ms / 1000);
}

export function isStream(response: Response): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}

function write(log: Log, request: Request, response: Response, route: string, ms: number): void {
  const facts = response.locals.facts as RequestFacts | undefined;
  const level = response.statusCode >= 500 ? "error" : "info";
  log[level](
    {
      request_id: facts?.requestId,
      tenant_id: facts?.tenantId,
      actor_id: facts?.actorId,
      method: request.method,
      route,
      status: response.statusCode,
      ms: Math.round(ms),
      ip: request.headers["x-client-ip"],
      // the client went away before the answer was whole
      ...(response.writableFinished ? {} : { cut: true }),
    },
    "answered",
  );
}
