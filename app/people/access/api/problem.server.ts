import type { Refusal } from "~/office/domain/outcome";

import { toApiJson } from "./to-api-json.server";

/** HTTP status of each code that is not a rule's plain no, 422 (spec 02 §15.4, 05 §18, 07 §19.1). */
const STATUS: Record<string, number> = {
  MALFORMED: 400,
  UNKNOWN_FILTER: 400,
  IDEMPOTENCY_KEY_REQUIRED: 400,
  API_KEY_INVALID: 401,
  INVALID_CREDENTIALS: 401,
  TOKEN_EXPIRED: 401,
  TOKEN_INVALID: 401,
  TOKEN_REUSED: 401,
  FORBIDDEN: 403,
  MFA_REQUIRED: 403,
  NO_MEMBERSHIP: 403,
  IP_NOT_ALLOWED: 403,
  SCOPE_MISSING: 403,
  STEP_UP_REQUIRED: 403,
  MAKER_IS_CHECKER: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  TOO_LARGE: 413,
  MEDIA_TYPE: 415,
  FROZEN_BY_INVARIANT: 423,
  RATE_LIMITED: 429,
  PROCESSOR_UNAVAILABLE: 503,
};

const CONFLICTS = new Set([
  "ALREADY_DONE",
  "ALREADY_REVERSED",
  "DUPLICATE",
  "DUPLICATE_FILE",
  "DUPLICATE_REFERENCE",
  "IDEMPOTENCY_IN_PROGRESS",
  "LINE_ALREADY_MATCHED",
  "NOT_REVERSIBLE",
  "PERIOD_LOCKED",
  "STALE_JOB",
  "STATEMENT_BUSY",
  "STATEMENT_STALE",
  "TRANSITION_NOT_ALLOWED",
  "VERSION_CONFLICT",
]);

export function problemStatus(code: string): number {
  if (code.startsWith("FIRM_")) return 403;
  return STATUS[code] ?? (CONFLICTS.has(code) ? 409 : 422);
}

/** A refusal as problem+json (RFC 9457): what was wrong, where in the body, and what the caller may know of it. */
export function problem(
  request: Request,
  refusal: Pick<Refusal, "code"> & Partial<Refusal>,
  headers: Record<string, string> = {},
): Response {
  const { code, reasons = [], fields = {}, facts } = refusal;
  const status = problemStatus(code);
  const errors = Object.entries(fields).map(([name, reason]) => ({
    pointer: `/${toSnake(name).replaceAll(".", "/")}`,
    code: reason,
  }));
  const body = {
    type: `urn:quittance:problem:${code.toLowerCase()}`,
    title: code.toLowerCase().replaceAll("_", " "),
    status,
    code,
    instance: new URL(request.url).pathname,
    reasons,
    errors,
    ...(facts ? { facts } : {}),
    requestId: request.headers.get("x-request-id"),
  };
  return new Response(toApiJson(body), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  });
}

function toSnake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
