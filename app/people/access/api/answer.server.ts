import type { CommandAnswer } from "~/office/commands/command/run-command.server";
import type { ApiAccess } from "~/people/access/require-api-key.server";

import { isUuid } from "~/platform/ids/is-uuid";

import { problem } from "./problem.server";
import { toApiJson } from "./to-api-json.server";

/** One record, or what an act made. */
export function answerWith(api: ApiAccess, value: unknown, status = 200): Response {
  return new Response(toApiJson(value), {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      ...api.headers,
    },
  });
}

/** A page of a list: `next` and `previous` are addresses with the same filters, or null. */
export function answerPage<Row>(
  api: ApiAccess,
  request: Request,
  page: { rows: Row[]; next: string | null; previous: string | null },
  toResult: (row: Row) => unknown,
): Response {
  const link = (cursor: string | null) => {
    if (!cursor) return null;
    const url = new URL(request.url);
    url.searchParams.set("cursor", cursor);
    return `${url.pathname}${url.search}`;
  };
  return answerWith(api, {
    results: page.rows.map(toResult),
    next: link(page.next && `n.${page.next}`),
    previous: link(page.previous && `p.${page.previous}`),
  });
}

/**
 * What a command answered: its value, or the refusal as a problem. A repeated act says that it is one; one that was
 * only tried says so, and its ids are nobody's.
 */
export function answerCommand<O>(
  api: ApiAccess,
  request: Request,
  outcome: CommandAnswer<O>,
  toBody: (value: O) => unknown,
  status = 200,
): Response {
  if (!outcome.ok) return problem(request, outcome.refusal, api.headers);
  const answer = answerWith(api, toBody(outcome.value), api.dryRun ? 200 : status);
  if (api.dryRun) answer.headers.set("dry-run", "true");
  if (outcome.replayed) answer.headers.set("idempotent-replay", "true");
  return answer;
}

/** What is not there, or is another firm's. */
export function found<T>(api: ApiAccess, request: Request, value: T | null): T {
  if (value === null) throw problem(request, { code: "NOT_FOUND" }, api.headers);
  return value;
}

/** The id in an address; what cannot be one is nobody's. */
export function idIn(api: ApiAccess, request: Request, param: string | undefined): string {
  if (param !== undefined && isUuid(param)) return param;
  throw problem(request, { code: "NOT_FOUND" }, api.headers);
}
