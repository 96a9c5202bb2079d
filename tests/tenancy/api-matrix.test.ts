import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { issueApiKey } from "~/people/commands/api-key/issue-api-key.server";
import { API_SCOPE_NAMES } from "~/people/domain/api-key/api-scopes.table";
import type { Endpoint } from "~/routes/api+/v1+/contract/endpoint";
import { ENDPOINTS } from "~/routes/api+/v1+/contract/open-api";

import { apiKeyOf, callApi } from "../support/api";
import { type Firm, openFirm, yes } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { enablePayments, payByCard } from "../support/paying";
import { placeDebts } from "../support/placed";
import { linesOf, table, takeIn } from "../support/statements";
import { openWorld, type World } from "../support/world";
import { routeTable } from "./route-table";

const CANARY = "Zanzibar Canary";

let world: World;
let victim: Firm;
let ids: Record<string, string>;
const keys: Record<string, string> = {};

beforeAll(async () => {
  world = await openWorld();
  victim = await openFirm(world);
  const attacker = await openFirm(world);
  await enablePayments(world, victim);
  const [account] = await placeDebts(world, victim, [
    { name: CANARY, ref: "CANARY-1", email: "canary@example.com" },
  ]);
  if (!account) throw new Error("nothing placed");
  const payment = await payByCard(world, victim, account, "10.00");
  const statement = await takeIn(world, victim, table([["2026-01-10", `${CANARY} paid`, "10.00"]]));
  const [line] = await linesOf(world, victim);
  const [entry] = await ownerRows<{ id: string }>(
    world,
    "SELECT id FROM journal_entry WHERE tenant_id = $1 LIMIT 1",
    [victim.tenant.id],
  );
  ids = {
    paymentId: payment.id,
    fileId: statement.id,
    lineId: line?.id ?? "",
    entryId: entry?.id ?? "",
    code: "1040",
    key: "approval_hours",
    matchId: payment.id,
  };
  keys["attacker"] = await apiKeyOf(attacker);
  keys["own"] = await apiKeyOf(victim);
});
afterAll(() => world.close());

const address = (endpoint: Endpoint) =>
  endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "");
// open endpoints have tests of their own
const named = ENDPOINTS.filter(({ scope }) => scope !== null).map(
  (endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const,
);
const call = (
  endpoint: Endpoint,
  key: string | null,
  body: unknown = endpoint.method === "GET" ? undefined : {},
) => callApi(address(endpoint), { method: endpoint.method, key, body });

describe("the API", () => {
  it("tells of every address it has, and has every address it tells of", () => {
    const told = new Set(ENDPOINTS.map(({ path }) => `/api/v1${path.replace(/\{(\w+)\}/g, ":$1")}`));
    const had = routeTable()
      .filter((route) => route.audience === "api")
      .map((route) => route.pattern);
    expect([...told].sort()).toEqual(had.filter((pattern) => !/\*|\/schema$/.test(pattern)).sort());
  });

  it.each(named)("%s: a route answers with that method", async (_name, { method, path }) => {
    const pattern = `/api/v1${path.replace(/\{(\w+)\}/g, ":$1")}`;
    const module = await routeTable()
      .find((route) => route.pattern === pattern)
      ?.load();
    expect(typeof (method === "GET" ? module?.loader : module?.action)).toBe("function");
  });

  it.each(named)("%s says what it answers with", (_name, { answer, page }) => {
    expect([answer, page].filter((shape) => shape && Object.keys(shape).length > 0)).toHaveLength(1);
  });

  it.each(named)("%s needs a key that works", async (_name, endpoint) => {
    for (const key of [null, "qk_live_nonsense", `qk_live_${"a".repeat(43)}`]) {
      const answer = await call(endpoint, key);
      expect(answer).toMatchObject({ status: 401, body: { code: "API_KEY_INVALID" } });
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
  });

  it.each(named)("%s AX-15.2 needs its scope", async (_name, endpoint) => {
    const others = API_SCOPE_NAMES.filter((scope) => scope !== endpoint.scope);
    const key = yes(
      await victim.admin.change(issueApiKey, { name: "all but one", scopes: others, days: 1 }),
    ).key;
    expect(await call(endpoint, key)).toMatchObject({
      status: 403,
      body: { code: "SCOPE_MISSING", reasons: [endpoint.scope] },
    });
  });

  it.each(named)("%s AX-15.3 shows another firm nothing, and never faults", async (_name, endpoint) => {
    const answer = await call(endpoint, keys["attacker"] ?? null);
    expect(answer.text).not.toContain(CANARY);
    expect(answer.status, answer.text).toBeLessThan(500);
    if (endpoint.method === "GET" && /\{(?!code|key)/.test(endpoint.path)) expect(answer.status).toBe(404);
  });

  it.each(named)("%s tells of a field or a filter it does not know", async (_name, endpoint) => {
    if (endpoint.upload) return;
    const answer = endpoint.body
      ? await call(endpoint, keys["own"] ?? null, { nonsense: 1 })
      : await callApi(`${address(endpoint)}?nonsense=1`, { key: keys["own"] });
    if (endpoint.body)
      expect(answer).toMatchObject({
        status: 422,
        body: {
          errors: expect.arrayContaining([{ pointer: "/nonsense", code: "UNKNOWN_FIELD" }]) as unknown,
        },
      });
    else if (endpoint.filters)
      expect(answer).toMatchObject({ status: 400, body: { code: "UNKNOWN_FILTER" } });
    else expect(answer.status).toBeLessThan(500);
  });

  it.each(named.filter(([, endpoint]) => endpoint.body))(
    "%s takes no body that is none",
    async (_name, endpoint) => {
      const broken = await callApi(address(endpoint), {
        method: endpoint.method,
        key: keys["own"],
        headers: { "content-type": "application/json" },
        body: undefined,
      });
      expect(broken.status).toBeLessThan(500);
      const text = await callApi(address(endpoint), {
        method: endpoint.method,
        key: keys["own"],
        headers: { "content-type": "text/plain" },
        body: {},
      });
      expect(text).toMatchObject({ status: 415, body: { code: "MEDIA_TYPE" } });
    },
  );
});
