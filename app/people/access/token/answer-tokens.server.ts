import type { Outcome } from "~/office/domain/outcome";

import type { Tokens } from "./tokens-of.server";
import { problem } from "../api/problem.server";
import { toApiJson } from "../api/to-api-json.server";

/** A pair of tokens, which nothing on the way may keep, or why there is none. */
export function answerTokens(request: Request, outcome: Outcome<Tokens>): Response {
  if (!outcome.ok) return problem(request, outcome.refusal);
  return new Response(toApiJson(outcome.value), {
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });
}
