import { matchRoutes } from "@remix-run/react";
import { z } from "zod";

import { issueApiKey } from "~/people/commands/api-key/issue-api-key.server";
import { API_SCOPE_NAMES, type ApiScope } from "~/people/domain/api-key/api-scopes.table";

import { answerShape } from "~/routes/api+/v1+/contract/endpoint";
import { ENDPOINTS } from "~/routes/api+/v1+/contract/open-api";

import { routeTable } from "../tenancy/route-table";
import { type Firm, yes } from "./firm";

const ORIGIN = "http://quittance.test";
const routes = routeTable()
  .filter((route) => route.audience === "api")
  .map((route) => ({ path: route.pattern, route }));

export interface ApiAnswer {
  status: number;
  headers: Headers;
  text: string;
  body: Record<string, unknown>;
}

export interface ApiCall {
  method?: string;
  key?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Sends a request the way the server would: the route is found by its address. */
export async function callApi(
  path: string,
  { method = "GET", key, body, headers = {} }: ApiCall,
): Promise<ApiAnswer> {
  const url = new URL(`/api/v1${path}`, ORIGIN);
  const [match] = matchRoutes(routes, url.pathname) ?? [];
  if (!match) throw new Error(`no route for ${path}`);
  const module = await match.route.route.load();
  const handler = method === "GET" ? module.loader : module.action;
  const form = body instanceof FormData;
  const request = new Request(url, {
    method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body !== undefined && !form ? { "content-type": "application/json" } : {}),
      ...headers,
    },
    body: body === undefined ? undefined : form ? body : JSON.stringify(body),
  });
  if (!handler) return { status: 405, headers: new Headers(), text: "", body: {} };
  const args = { request, params: match.params, context: { cspNonce: "n", requestId: "r" } };
  let answer: Response;
  try {
    answer = (await handler(args)) as Response;
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    answer = thrown;
  }
  const text = await answer.text();
  if (answer.ok) keepsItsWord(match.route.route.pattern, method, text);
  const json = /json/.test(answer.headers.get("content-type") ?? "");
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: json ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

/** What the schema promises is what comes: every answer that a test gets is held against it. */
function keepsItsWord(pattern: string, method: string, text: string): void {
  const endpoint = ENDPOINTS.find(
    (one) => one.method === method && `/api/v1${one.path.replace(/\{(\w+)\}/g, ":$1")}` === pattern,
  );
  if (!endpoint) return;
  const read = z.strictObject(answerShape(endpoint)).safeParse(JSON.parse(text));
  if (!read.success)
    throw new Error(`${method} ${pattern} answers otherwise than told: ${z.prettifyError(read.error)}`);
}

export async function apiKeyOf(firm: Firm, scopes: readonly ApiScope[] = API_SCOPE_NAMES): Promise<string> {
  return yes(await firm.admin.change(issueApiKey, { name: "test", scopes, days: 1 })).key;
}
