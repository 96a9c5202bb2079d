import type { Request, Response } from "express";

/** Codes of answers that never reach a route. */
export type PlainCode =
  | "BAD_REQUEST"
  | "NOT_FOUND"
  | "METHOD_NOT_ALLOWED"
  | "REQUEST_TIMEOUT"
  | "BODY_TOO_LARGE"
  | "INTERNAL"
  | "NOT_READY";

const STATUS: Record<PlainCode, number> = {
  BAD_REQUEST: 400,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_TIMEOUT: 408,
  BODY_TOO_LARGE: 413,
  INTERNAL: 500,
  NOT_READY: 503,
};

/** A refusal in a code, as JSON to programs and as text to everybody else; never a stack trace. */
export function answerPlainly(request: Request, response: Response, code: PlainCode): void {
  if (response.headersSent) return;
  response.status(STATUS[code]).set("Cache-Control", "no-store");
  const requestId = String(request.headers["x-request-id"] ?? "");
  const wantsJson = request.path.startsWith("/api/") || request.accepts(["text/plain", "json"]) === "json";
  if (wantsJson) response.json({ error: { code, request_id: requestId } });
  else response.type("text/plain").send(`${code}\n${requestId}\n`);
}
