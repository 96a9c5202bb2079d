import type { NextFunction, Request, Response } from "express";

import { newId } from "../ids/new-id";
import { type RequestFacts, requestFacts } from "../log/request-facts.server";
import { answerPlainly } from "./answer-plainly.server";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * Writes the request's id and the client's address into headers that the guards read, over whatever
 * the client sent under these names. `request.ip` follows the trusted proxies only.
 */
export function identifyRequest(request: Request, response: Response, next: NextFunction): void {
  const requestId = newId();
  request.headers["x-request-id"] = requestId;
  request.headers["x-client-ip"] = plainAddress(request.ip);
  delete request.headers["x-portal-host"];
  if (!isFromProxy(request)) dropForwarded(request);
  response.set("X-Request-Id", requestId);
  if (!METHODS.has(request.method)) return answerPlainly(request, response, "METHOD_NOT_ALLOWED");
  if (!isAddress(request)) return answerPlainly(request, response, "BAD_REQUEST");
  const facts: RequestFacts = { requestId };
  response.locals.facts = facts;
  requestFacts.run(facts, next);
}

/** IPv4 written inside IPv6 is the same client. */
function plainAddress(ip: string | undefined): string {
  return (ip ?? "").replace(/^::ffff:(?=\d+\.)/, "");
}

function isFromProxy(request: Request): boolean {
  const trusts = request.app.get("trust proxy fn") as (address: string, hop: number) => boolean;
  return trusts(request.socket.remoteAddress ?? "", 0);
}

/** Routes see the address through which a proxy was asked; nobody else may say what that was. */
function dropForwarded(request: Request): void {
  for (const name of Object.keys(request.headers)) {
    if (name === "forwarded" || name.startsWith("x-forwarded-")) delete request.headers[name];
  }
}

function isAddress(request: Request): boolean {
  try {
    decodeURIComponent(request.path);
  } catch {
    return false;
  }
  return URL.canParse(`http://${request.headers.host ?? ""}${request.originalUrl}`);
}
