import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { saveSession } from "~/people/data/session/sessions.server";
import { acrossTenantsStaffSession } from "~/people/data/session/sessions.server";
import { portalCookie, staffCookie } from "~/people/access/session-cookie.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";
import { CANARY, furnishedFirm } from "./furnished-firm";
import { type KnownRoute, routeTable } from "./route-table";

const ORIGIN = "http://quittance.test";

let world: World;
let ids: Record<string, string>;
const cookies: Record<string, { cookie: string; csrf: string }> = {};

beforeAll(async () => {
  world = await openWorld();
  const { firm: victim, accountId, ids: known } = await furnishedFirm(world, "victim-firm");
  const attacker = await openFirm(world, { slug: "attacker-firm" });
  ids = known;
  cookies["attacker"] = await staffSession(attacker, attacker.admin.actor.id ?? "");
  cookies["powerless"] = await powerlessSession(victim);
  cookies["customer"] = await customerSession(victim, accountId);
  cookies["nobody"] = { cookie: "", csrf: "" };
});
afterAll(() => world.close());

async function staffSession(firm: Firm, staffId: string) {
  const [row] = await ownerRows<{ user_id: string }>(
    world,
    "UPDATE user_account SET status = 'active' WHERE id = (SELECT user_id FROM staff WHERE id = $1) RETURNING id AS user_id",
    [staffId],
  );
  const { database } = world.host;
  const session = await saveSession(database, {
    kind: "staff",
    userId: row?.user_id ?? "",
    principalId: staffId,
    tenantId: firm.tenant.id,
    ip: null,
    userAgent: null,
    factorAt: new Date(),
  });
  const known = await acrossTenantsStaffSession(database, session.token);
  const cookie = (await staffCookie().serialize(session.token)).split(";")[0] ?? "";
  return { cookie, csrf: known?.csrf ?? "" };
}

/** A colleague of the victim with a login and no permission at all. */
async function powerlessSession(firm: Firm) {
  const collector = await firm.collector("Powerless Person");
  await ownerRows(world, "DELETE FROM staff_role WHERE staff_id = $1", [collector.staffId]);
  return staffSession(firm, collector.staffId);
}

async function customerSession(firm: Firm, accountId: string) {
  const accountRow = await ownerRows<{ customer_id: string }>(
    world,
    "SELECT customer_id FROM account WHERE id = $1",
    [accountId],
  );
  const id = newId();
  await ownerRows(
    world,
    "INSERT INTO portal_account (tenant_id, id, person_type, person_id, login_norm) VALUES ($1, $2, 'customer', $3, 'x')",
    [firm.tenant.id, id, accountRow[0]?.customer_id],
  );
  const session = await saveSession(world.host.database, {
    kind: "portal",
    userId: null,
    principalId: id,
    tenantId: firm.tenant.id,
    ip: null,
    userAgent: null,
  });
  return { cookie: (await portalCookie().serialize(session.token)).split(";")[0] ?? "", csrf: "" };
}

const routes = routeTable();
const GUARDED = routes.filter((route) => route.audience === "staff" || route.audience === "files");

function urlOf(route: KnownRoute): { url: string; params: Record<string, string> } {
  const params: Record<string, string> = {};
  const path = route.pattern.replace(/:(\w+)\??|\*/g, (_, name: string | undefined) => {
    const key = name ?? "*";
    const value = ids[key] ?? newId();
    params[key] = value;
    return value;
  });
  return { url: `${ORIGIN}${path}`, params };
}

interface Answer {
  status: number;
  text: string;
}

async function call(
  route: KnownRoute,
  who: string,
  method: "GET" | "POST",
  more: { headers?: Record<string, string>; body?: URLSearchParams } = {},
): Promise<Answer | null> {
  const handler = method === "GET" ? (await route.load()).loader : (await route.load()).action;
  if (!handler) return null;
  const { url, params } = urlOf(route);
  const { cookie = "", csrf = "" } = cookies[who] ?? {};
  const body =
    method === "POST"
      ? (more.body ?? new URLSearchParams({ csrf, nonsense: "1", idempotency_key: newId() }))
      : undefined;
  const abort = new AbortController();
  const headers = {
    cookie,
    host: "quittance.test",
    ...(method === "POST" ? { "sec-fetch-site": "same-origin" } : {}),
    ...more.headers,
  };
  const request = new Request(url, { method, headers, body, signal: abort.signal });
  try {
    const given: unknown = await handler({ request, params, context: { cspNonce: "n", requestId: "r" } });
    return await toAnswer(given, abort);
  } catch (thrown) {
    if (thrown instanceof Response) return toAnswer(thrown, abort);
    return { status: 500, text: thrown instanceof Error ? (thrown.stack ?? "") : String(thrown) };
  }
}

async function toAnswer(given: unknown, abort: AbortController): Promise<Answer> {
  if (given instanceof Response) {
    const live = given.headers.get("content-type")?.startsWith("text/event-stream");
    if (live) {
      abort.abort();
      return { status: given.status, text: "" };
    }
    return { status: given.status, text: given.body ? await given.text() : "" };
  }
  const wrapped = given as { type?: string; init?: { status?: number } | null } | null;
  const status = wrapped?.type === "DataWithResponseInit" ? (wrapped.init?.status ?? 200) : 200;
  return {
    status,
    text: JSON.stringify(given, (_, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    ),
  };
}

const name = (route: KnownRoute) => [route.pattern, route] as const;

describe("every guarded address", () => {
  it("there are some", () => {
    expect(GUARDED.length).toBeGreaterThan(20);
    expect(routes.some((route) => route.audience === "portal")).toBe(true);
  });

  it.each(GUARDED.map(name))(
    "%s turns away nobody and a debtor of the same firm",
    async (_pattern, route) => {
      for (const who of ["nobody", "customer"]) {
        for (const method of ["GET", "POST"] as const) {
          const answer = await call(route, who, method);
          if (answer)
            expect([302, 401, 403, 404], `${method} as ${who}: ${answer.text.slice(0, 300)}`).toContain(
              answer.status,
            );
        }
      }
    },
  );

  it.each(routes.filter((route) => route.audience === "operator").map(name))(
    "%s of the operator console opens to nobody of any firm, at an address that it knows",
    async (pattern, route) => {
      const headers = { "x-client-ip": "203.0.113.9" };
      for (const who of ["nobody", "customer", "attacker", "powerless"]) {
        for (const method of ["GET", "POST"] as const) {
          const answer = await call(route, who, method, { headers });
          // the way in, and the frame around it, are there for a listed address
          const open = pattern === "/operator/sign-in" || route.file.endsWith("_layout.tsx");
          const fine = open ? [200, 302, 401, 404, 422] : [302, 401, 404];
          if (answer)
            expect(fine, `${method} as ${who}: ${answer.text.slice(0, 300)}`).toContain(answer.status);
          expect(answer?.text ?? "").not.toContain(CANARY);
        }
      }
    },
  );

  it.each(GUARDED.map(name))("%s shows another firm's admin nothing of this one", async (pattern, route) => {
    for (const method of ["GET", "POST"] as const) {
      const answer = await call(route, "attacker", method);
      if (!answer) continue;
      expect(answer.status, answer.text.slice(0, 600)).toBeLessThan(500);
      expect(answer.text).not.toContain(CANARY);
      expect(answer.text).not.toContain("CANARY-1");
      if (
        method === "GET" &&
        /:(accountId|paymentId|importId|bankAccountId|fileId|lineId|entryId|sealId)/.test(pattern)
      )
        expect([302, 403, 404], answer.text.slice(0, 300)).toContain(answer.status);
    }
  });

  it.each(GUARDED.map(name))("%s refuses a colleague without any permission", async (_pattern, route) => {
    const source = (await route.load()).loader?.toString() ?? "";
    const answer = await call(route, "powerless", "GET");
    // pages about oneself need a sign-in and nothing more
    if (answer?.status === 200) expect(source).toMatch(/requireStaff\)?\(request\)/);
    expect(answer?.text ?? "").not.toContain(CANARY);
    const posted = await call(route, "powerless", "POST");
    if (posted) expect(posted.status, posted.text.slice(0, 600)).toBeLessThan(500);
  });

  it.each(routes.filter((route) => route.audience !== "hooks").map(name))(
    "%s takes no form from another site",
    async (_pattern, route) => {
      for (const who of ["attacker", "customer", "nobody"]) {
        const answer = await call(route, who, "POST", {
          headers: { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
        });
        if (answer)
          expect([302, 401, 403, 404], `${who}: ${answer.text.slice(0, 200)}`).toContain(answer.status);
      }
    },
  );

  it.each(GUARDED.map(name))("%s takes no form without its anti-forgery token", async (_pattern, route) => {
    const answer = await call(route, "attacker", "POST", {
      body: new URLSearchParams({ csrf: "x".repeat(43) }),
    });
    if (answer) expect([302, 400, 401, 403, 404, 415], answer.text.slice(0, 300)).toContain(answer.status);
  });

  it.each(routes.filter((route) => route.audience === "portal").map(name))(
    "%s of the portal never faults and shows a stranger nothing",
    async (_pattern, route) => {
      for (const who of ["nobody", "attacker"]) {
        for (const method of ["GET", "POST"] as const) {
          const answer = await call(route, who, method);
          if (!answer) continue;
          expect(answer.status, answer.text.slice(0, 600)).toBeLessThan(500);
          expect(answer.text).not.toContain(CANARY);
        }
      }
    },
  );
});
