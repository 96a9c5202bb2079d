import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { sessionCookie } from "~/people/access/session-cookie.server";
import { totpCode, totpStep } from "~/people/domain/login/totp.server";
import { env, provideEnv } from "~/platform/env/env.server";

import * as login from "../../app/routes/_public+/login";
import * as secondStep from "../../app/routes/_public+/login_.second-factor";
import * as resetPassword from "../../app/routes/_public+/reset-password";
import * as notes from "../../app/routes/_staff+/accounts+/$accountId.notes";
import * as people from "../../app/routes/_staff+/settings+/people";
import { TestBrowser } from "../support/browser";
import { type Firm, openFirm, TEST_AUTHENTICATOR } from "../support/firm";
import { activate, forgetSteps, PASSWORD, signedIn, type TestLogin, typePassword } from "../support/login";
import { ownerRows } from "../support/owner-rows";
import { settle } from "../support/paying";
import { placeDebt } from "../support/placed";
import { openWorld, type World } from "../support/world";

let world: World;
let firm: Firm;
let other: Firm;
let admin: TestLogin;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  other = await openFirm(world);
  admin = await activate(world, firm.admin.actor.id ?? "");
});
afterAll(() => world.close());
beforeEach(async () => {
  await forgetSteps(world, admin);
  await ownerRows(world, "DELETE FROM login_attempt");
});

const staffOf = (of: Firm) => signedIn(world, of.tenant.id, of.admin.actor.id ?? "");
const COOKIE = "quittance_staff";

async function signIn(browser: TestBrowser, next = ""): Promise<string | null> {
  await browser.post(login, `/login${next}`, { email: admin.email, password: PASSWORD });
  const code = totpCode(TEST_AUTHENTICATOR, totpStep(new Date()));
  return (await browser.post(secondStep, `/login/second-factor${next}`, { act: "code", code })).location;
}

describe("session fixation", () => {
  it("a session planted in a browser is never the one that signs in, and each step has a new one", async () => {
    const browser = new TestBrowser();
    browser.cookies.set(COOKIE, "planted-by-somebody-else");
    await typePassword(browser, admin.email);
    const half = browser.cookies.get(COOKIE);
    expect(half).not.toBe("planted-by-somebody-else");
    const code = totpCode(TEST_AUTHENTICATOR, totpStep(new Date()));
    await browser.post(secondStep, "/login/second-factor", { act: "code", code });
    const whole = browser.cookies.get(COOKIE);
    expect(whole).not.toBe(half);
    // the half-way session is worth nothing afterwards
    const late = new TestBrowser();
    late.cookies.set(COOKIE, half ?? "");
    expect((await late.open(people, "/settings/people")).location).toMatch(/^\/login/);
  });
});

describe("forms of other sites", () => {
  it("without the session's token, or with another session's, change nothing", async () => {
    const [mine, theirs] = [await staffOf(firm), await staffOf(other)];
    const account = await placeDebt(world, firm);
    const write = (csrf: string) =>
      mine.post(notes, `/accounts/${account.id}/notes`, { csrf, body: "forged" }, { accountId: account.id });
    for (const csrf of ["", "x", theirs.csrf]) expect((await write(csrf)).status).toBe(403);
    const forged = await ownerRows(world, "SELECT 1 FROM note WHERE body = 'forged'");
    expect(forged).toEqual([]);
  });

  it("a sign-in that another site sends is refused", async () => {
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
    ] as Record<string, string>[]) {
      const body = new URLSearchParams({ email: admin.email, password: PASSWORD });
      const request = new Request("http://quittance.test/login", { method: "POST", body, headers: { host: "quittance.test", ...headers } }); // prettier-ignore
      const answer = await login
        .action({ request, params: {}, context: { cspNonce: "n", requestId: "r" } })
        .then(
          () => 200,
          (thrown: unknown) => (thrown as Response).status,
        );
      expect(answer, JSON.stringify(headers)).toBe(403);
    }
  });
});

describe("where a sign-in leads", () => {
  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%0d%0aSet-Cookie:x=1",
    "javascript:alert(1)",
    "/..//evil.example",
    "\t//evil.example",
    "/login@evil.example:80//",
  ])("never to another site: %s", async (next) => {
    const to = (await signIn(new TestBrowser(), `?next=${encodeURIComponent(next)}`)) ?? "";
    const url = new URL(to, "http://quittance.test");
    expect(url.origin).toBe("http://quittance.test");
    expect(to).not.toMatch(/[\r\n]|^\/\//);
  });
});

describe("the host a request names", () => {
  it("is never the one a mailed link leads to", async () => {
    const { email } = await activate(world, firm.admin.actor.id ?? "");
    const body = new URLSearchParams({ email });
    const headers = { host: "evil.example", "x-forwarded-host": "evil.example", "sec-fetch-site": "same-origin", "x-client-ip": "203.0.113.77" }; // prettier-ignore
    const request = new Request("http://evil.example/reset-password", { method: "POST", body, headers });
    await Promise.resolve(
      resetPassword.action({ request, params: {}, context: { cspNonce: "n", requestId: "r" } }),
    ).catch((thrown: unknown) => expect((thrown as Response).status).toBe(403));
    await settle(world);
    const mails = JSON.stringify(world.host.ports.email.outbox);
    expect(mails).toContain(email);
    expect(mails).not.toContain("evil.example");
  });
});

describe("cookies", () => {
  it("of a session are closed to scripts and other sites, and bound to the host where there is TLS", async () => {
    const plain = await sessionCookie("quittance_staff", "/", 60).serialize("t");
    expect(plain).toMatch(/HttpOnly/);
    expect(plain).toMatch(/SameSite=Lax/);
    const before = env();
    provideEnv({ ...before, BASE_URL: "https://app.example.com" });
    try {
      const secure = await sessionCookie("quittance_staff", "/", 60).serialize("t");
      expect(secure).toMatch(/^__Host-quittance_staff=/);
      expect(secure).toMatch(/; Secure/);
      expect(secure).toMatch(/Path=\/(;|$)/);
      expect(secure).not.toMatch(/Domain=/);
    } finally {
      provideEnv(before);
    }
  });
});

describe("fields nobody asked for", () => {
  it("neither move a row to another firm nor give rights", async () => {
    const mine = await staffOf(firm);
    const fields = {
      act: "invite",
      intent: "invite",
      email: "mass@assignment.test",
      fullName: "Mass Assignment",
      role: "viewer",
      roles: "owner",
      tenantId: other.tenant.id,
      tenant_id: other.tenant.id,
      status: "active",
      permissions: "*:*@all",
      is_admin: "true",
    };
    await mine.post(people, "/settings/people", fields);
    const found = await ownerRows<{ tenant: string; whole: string }>(
      world,
      "SELECT tenant_id AS tenant, i::text AS whole FROM invitation i WHERE i::text LIKE '%mass@assignment.test%'",
    );
    expect(found.map(({ tenant }) => tenant)).toEqual([firm.tenant.id]);
    expect(found[0]?.whole).not.toContain("owner");
  });

  it("an id of another firm in a form, an address or both finds nothing", async () => {
    const mine = await staffOf(firm);
    const theirs = await placeDebt(world, other);
    const own = await placeDebt(world, firm);
    const note = { body: "forged across", accountId: theirs.id };
    const path = (id: string) => `/accounts/${id}/notes`;
    expect((await mine.post(notes, path(theirs.id), note, { accountId: theirs.id })).status).toBe(404);
    await mine.post(notes, path(own.id), note, { accountId: own.id });
    const written = await ownerRows<{ subject: string }>(
      world,
      "SELECT subject_id AS subject FROM note WHERE body = 'forged across'",
    );
    expect(written.map(({ subject }) => subject)).toEqual([own.id]);
    const touched = await ownerRows(
      world,
      "SELECT 1 FROM event WHERE tenant_id = $1 AND subject_id = $2 AND actor_id = $3",
      [other.tenant.id, theirs.id, firm.admin.actor.id],
    );
    expect(touched).toEqual([]);
  });
});
