import { readFile } from "node:fs/promises";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { WIDTH } from "~/office/domain/permission/grant";
import { API_SCOPE_NAMES, API_SCOPES } from "~/people/domain/api-key/api-scopes.table";
import { templatesFor } from "~/people/domain/permission/role-templates.table";
import { hashToken, newSecretToken } from "~/platform/crypto/secret-token.server";
import { newId } from "~/platform/ids/new-id";
import { ENDPOINTS } from "~/routes/api+/v1+/contract/open-api";

import { callApi } from "../support/api";
import type { TestBrowser } from "../support/browser";
import { type Firm, openFirm, permissionsOf } from "../support/firm";
import { signedIn } from "../support/login";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";
import { CANARY, furnishedFirm, type FurnishedFirm, OTHER } from "./furnished-firm";
import { type KnownRoute, routeTable } from "./route-table";

const templates = templatesFor(["collections"]);
const ROLES = templates.filter(({ kind }) => kind !== "program").map(({ key }) => key);
const ATONCE = 6;

type Method = "GET" | "POST";
/** A route's guards as its source names them: any of the permissions opens it, none is a sign-in alone. */
interface Guarded {
  route: KnownRoute;
  needs: Partial<Record<Method, string[]>>;
}

let world: World;
let home: FurnishedFirm;
let away: Firm;
let guarded: Guarded[];
const hired: Record<string, string> = {};
beforeAll(async () => {
  world = await openWorld();
  home = await furnishedFirm(world, "home-firm");
  away = await openFirm(world);
  const routes = routeTable().filter(({ audience }) => audience === "staff" || audience === "files");
  guarded = await Promise.all(routes.map(async (route) => ({ route, needs: await needsOf(route) })));
});
afterAll(() => world.close());

/** The guard is the first statement of every loader and action (lint): what it asks for stands there. */
async function needsOf({ file, load }: KnownRoute): Promise<Guarded["needs"]> {
  const source = await readFile(path.resolve("app", file), "utf8");
  const module = await load();
  const needs: Guarded["needs"] = {};
  for (const [method, name] of [
    ["GET", "loader"],
    ["POST", "action"],
  ] as const) {
    if (!module[name]) continue;
    const body = source.slice(source.indexOf(`function ${name}(`));
    const [, asked] = /require(?:Staff|Customer)\(\s*request\s*,?([^)]*)\)/.exec(body) ?? [];
    if (asked === undefined) throw new Error(`${file}: no guard in its ${name}`);
    needs[method] = [...asked.matchAll(/"([a-z_.]+:[a-z_.]+)"/g)].map(([, permission = ""]) => permission);
  }
  return needs;
}

interface Person {
  staffId: string;
  browser: TestBrowser;
}

/** One colleague of a firm, who holds one role after the other: a plan has fewer seats than there are roles. */
async function person(firm: Firm, role: string): Promise<Person> {
  const staffId = (hired[firm.tenant.id] ??= (await firm.collector("Rolf Roles")).staffId);
  await ownerRows(
    world,
    "UPDATE staff_role SET role_id = (SELECT id FROM role WHERE tenant_id = $2 AND key = $3) WHERE staff_id = $1",
    [staffId, firm.tenant.id, role],
  );
  return { staffId, browser: await signedIn(world, firm.tenant.id, staffId) };
}

interface Answer {
  status: number;
  text: string;
}

async function call(
  { route }: Guarded,
  method: Method,
  by: Person,
  ids: Record<string, string>,
): Promise<Answer> {
  const params: Record<string, string> = {};
  const url = route.pattern.replace(/:(\w+)\??|\*/g, (_, name: string | undefined) => {
    const key = name ?? "*";
    return (params[key] = ids[key] ?? newId());
  });
  const module = await route.load();
  const abort = new AbortController();
  const cookie = [...by.browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = {
    cookie,
    host: "quittance.test",
    ...(method === "POST" ? { "sec-fetch-site": "same-origin" } : {}),
  };
  const form = { csrf: by.browser.csrf, nonsense: "1", idempotency_key: newId() };
  const body = method === "POST" ? new URLSearchParams(form) : undefined;
  const request = new Request(`http://quittance.test${url}`, { method, headers, body, signal: abort.signal });
  const args = { request, params, context: { cspNonce: "n", requestId: "r" } };
  try {
    return await read(await (method === "GET" ? module.loader : module.action)?.(args), abort);
  } catch (thrown) {
    if (thrown instanceof Response) return read(thrown, abort);
    return { status: 500, text: thrown instanceof Error ? (thrown.stack ?? "") : String(thrown) };
  }
}

async function read(given: unknown, abort: AbortController): Promise<Answer> {
  if (given instanceof Response) {
    const live = given.headers.get("content-type")?.startsWith("text/event-stream");
    if (!live) return { status: given.status, text: given.body ? await given.text() : "" };
    abort.abort();
    return { status: given.status, text: "" };
  }
  const { type, init } = (given ?? {}) as { type?: string; init?: { status?: number } | null };
  const status = type === "DataWithResponseInit" ? (init?.status ?? 200) : 200;
  const text = JSON.stringify(given, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  return { status, text: text ?? "" };
}

/** Every wrong answer of a role as one line; none is right. */
async function faultsOf(
  cells: readonly Guarded[],
  method: Method,
  by: Person,
  ids: Record<string, string>,
  judge: (cell: Guarded, needs: string[], answer: Answer) => string | null,
): Promise<string[]> {
  const faults: string[] = [];
  const asked = cells.filter(({ needs }) => needs[method]);
  for (let at = 0; at < asked.length; at += ATONCE) {
    const found = await Promise.all(
      asked.slice(at, at + ATONCE).map(async (cell) => {
        const answer = await call(cell, method, by, ids);
        const fault =
          answer.status >= 500 ? answer.text.slice(0, 300) : judge(cell, cell.needs[method] ?? [], answer);
        return fault === null ? [] : [`${method} ${cell.route.pattern}: ${answer.status} ${fault}`];
      }),
    );
    faults.push(...found.flat());
  }
  return faults;
}

// signing out ends the session that asks
const lasting = () => guarded.filter(({ route }) => !route.file.endsWith("/logout.ts"));
const ofRecords = () => lasting().filter(({ route }) => /:\w/.test(route.pattern));
const named = ROLES.map((role) => [role] as const);

describe("every staff address for every role", () => {
  it("says in its source which permissions open it", () => {
    expect(guarded.length).toBeGreaterThan(80);
    expect(guarded.filter(({ needs }) => needs.GET?.length).length).toBeGreaterThan(60);
  });

  it.each(named)("a %s finds open what the role's permissions open, and nothing else", async (role) => {
    const held = permissionsOf(role);
    const by = await person(home.firm, role);
    await ownerRows(world, "UPDATE account SET assigned_to = $2 WHERE id = $1", [home.accountId, by.staffId]);
    const opens = (needs: string[]) => needs.length === 0 || needs.some((one) => held.has(one));
    const widest = (needs: string[]) =>
      Math.max(...needs.map((one) => WIDTH[held.scopeOf(one) ?? "own"]), -1);
    const judge = (_: Guarded, needs: string[], { status, text }: Answer) => {
      if (!opens(needs)) return status === 403 ? null : "and the role may not";
      if (status === 403) return "and the role may";
      const narrow = needs.length > 0 && widest(needs) < WIDTH.all;
      return narrow && text.includes(OTHER) ? "shows another's record" : null;
    };
    const faults = await faultsOf(lasting(), "GET", by, home.ids, judge);
    const posts = await faultsOf(lasting(), "POST", by, home.ids, (_, needs, { status }) => {
      if (!opens(needs)) return status === 403 ? null : "and the role may not";
      // what needs a sign-in alone is about oneself, and may need no field
      return status === 200 && needs.length > 0 ? "takes nonsense" : null;
    });
    const ofAccount = lasting().filter(({ route }) => /:(accountId|paymentId)/.test(route.pattern));
    const reach = (needs: string[]) => opens(needs) && widest(needs) === WIDTH.all;
    const theirs = { ...home.ids, ...home.others };
    const others = await faultsOf(ofAccount, "GET", by, theirs, (_, needs, { status, text }) => {
      if (reach(needs)) return status === 403 ? "and the role may" : null;
      return [403, 404].includes(status) && !text.includes(OTHER) ? null : "shows another's record";
    });
    expect([...faults, ...posts, ...others]).toEqual([]);
  });

  it.each(named)("a %s of another firm finds none of its records", async (role) => {
    const by = await person(away, role);
    const judge = (_: Guarded, __: string[], { status, text }: Answer) =>
      text.includes(CANARY) || text.includes(OTHER) || (status === 200 && text.includes(home.firm.tenant.id))
        ? "shows another firm's record"
        : null;
    const faults = [
      ...(await faultsOf(ofRecords(), "GET", by, home.ids, judge)),
      ...(await faultsOf(ofRecords(), "POST", by, home.ids, judge)),
    ];
    expect(faults).toEqual([]);
  });
});

describe("every API address for every role", () => {
  const roles = templates.map(({ key }) => [key] as const);
  it.each(roles)("a key made by a %s does what the role may, and nothing else", async (role) => {
    const held = permissionsOf(role);
    const { staffId } = await person(home.firm, role);
    const key = `qk_live_${newSecretToken()}`;
    // as one would have that was made when the role was wider
    await ownerRows(
      world,
      `INSERT INTO api_key (tenant_id, id, name, prefix, key_hash, scopes, expires_at, created_by_kind, created_by_id)
        VALUES ($1, uuidv7(), 'matrix', 'qk_live_', $2, $3, now() + interval '1 day', 'staff', $4)`,
      [home.firm.tenant.id, hashToken(key), API_SCOPE_NAMES, staffId],
    );
    const faults: string[] = [];
    for (const { method, path: pattern, scope, upload } of ENDPOINTS) {
      if (scope === null) continue;
      const address = pattern.replace(/\{(\w+)\}/g, (_, name: string) => home.ids[name] ?? newId());
      const body = method === "POST" && !upload ? {} : undefined;
      const { status, text } = await callApi(address, { method, key, body });
      const may = held.has(API_SCOPES[scope][0]);
      const refused = status === 403 && text.includes("maker_may_not");
      if (refused === may || status >= 500)
        faults.push(`${method} ${pattern}: ${status} ${text.slice(0, 200)}`);
    }
    expect(faults).toEqual([]);
  });
});
