import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { totpCode, totpStep } from "~/people/domain/login/totp.server";

import * as enrol from "../../app/routes/_public+/login_.enrol";
import * as secondStep from "../../app/routes/_public+/login_.second-factor";
import * as dashboard from "../../app/routes/_staff+/dashboard";
import * as apiKeys from "../../app/routes/_staff+/settings+/api-keys";
import * as security from "../../app/routes/_staff+/settings+/security";
import * as stream from "../../app/routes/_staff+/stream";
import { refusalOf, TestBrowser } from "../support/browser";
import { type Firm, openFirm, TEST_AUTHENTICATOR } from "../support/firm";
import { activate, forgetSteps, type TestLogin, typePassword } from "../support/login";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";

let world: World;
let firm: Firm;
let admin: TestLogin;
let browser: TestBrowser;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  admin = await activate(world, firm.admin.actor.id ?? "");
});
afterAll(() => world.close());
beforeEach(async () => {
  browser = new TestBrowser();
  await forgetSteps(world, admin);
  await ownerRows(world, "DELETE FROM login_attempt");
});

const STEP = "/login/second-factor";
const codeNow = (later = 0) => totpCode(TEST_AUTHENTICATOR, totpStep(new Date()) + later);
const typeCode = (code: string, at = browser) => at.post(secondStep, STEP, { act: "code", code });

async function signIn(at = browser): Promise<void> {
  await typePassword(at, admin.email);
  expect(await typeCode(codeNow(), at)).toMatchObject({ status: 302, location: "/dashboard" });
  at.csrf = ((await at.open(enrol, "/login/enrol")).data["token"] as { csrf: string }).csrf;
}

const events = (type: string) =>
  ownerRows<{ after: unknown }>(world, "SELECT after FROM event WHERE tenant_id = $1 AND type = $2", [
    firm.tenant.id,
    type,
  ]);

describe("the second step of a sign-in", () => {
  it("comes after the right password, and until then the session opens nothing", async () => {
    expect(await typePassword(browser, admin.email)).toMatchObject({ status: 302, location: STEP });
    for (const [route, path] of [
      [dashboard, "/dashboard"],
      [security, "/settings/security"],
    ] as const)
      expect((await browser.open(route, path)).location).toMatch(/^\/login\?next=/);
    expect((await browser.open(enrol, "/login/enrol")).location).toMatch(/^\/login/);
    await typeCode(codeNow());
    expect((await browser.open(security, "/settings/security")).status).toBe(200);
  });

  it("gives the session a new id: whoever planted or saw the old one has nothing", async () => {
    await typePassword(browser, admin.email);
    const before = new Map(browser.cookies);
    await typeCode(codeNow());
    expect(browser.cookies.get("quittance_staff")).not.toBe(before.get("quittance_staff"));
    const thief = new TestBrowser();
    for (const [name, value] of before) thief.cookies.set(name, value);
    expect((await thief.open(secondStep, STEP)).location).toBe("/login");
    expect((await thief.open(security, "/settings/security")).location).toMatch(/^\/login/);
  });

  it("P4-2: takes a code once, also from two browsers at once", async () => {
    const other = new TestBrowser();
    await typePassword(browser, admin.email);
    await typePassword(other, admin.email);
    const code = codeNow();
    const both = await Promise.all([typeCode(code), typeCode(code, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([302, 422]);
    expect(both.map(refusalOf)).toContain("FACTOR_CODE_WRONG");
  });

  it("locks after five wrong codes, and the right password in between does not help", async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      await typePassword(browser, admin.email);
      expect(refusalOf(await typeCode("12345"))).toBe("FACTOR_CODE_WRONG");
    }
    expect(refusalOf(await typeCode(codeNow()))).toBe("FACTOR_CODE_WRONG");
    expect(refusalOf(await typePassword(new TestBrowser(), admin.email))).toBe("INVALID_CREDENTIALS");
  });

  it("can be left for another login", async () => {
    await typePassword(browser, admin.email);
    expect(await browser.post(secondStep, STEP, { act: "leave" })).toMatchObject({ location: "/login" });
    expect(browser.cookies.has("quittance_staff")).toBe(false);
  });
});

describe("a role that needs a second factor", () => {
  it("P4-3: an admin without one is sent to its set-up from any page; what is no page answers MFA_REQUIRED", async () => {
    const other = await openFirm(world);
    const bare = await activate(world, other.admin.actor.id ?? "");
    await ownerRows(world, "DELETE FROM user_factor WHERE user_id = $1", [bare.userId]);
    expect((await typePassword(browser, bare.email)).location).toBe("/dashboard");
    for (const [route, path] of [
      [dashboard, "/dashboard"],
      [security, "/settings/security"],
    ] as const)
      expect((await browser.open(route, path)).location).toBe(
        `/login/enrol?next=${encodeURIComponent(path)}`,
      );
    expect((await browser.open(stream, "/stream")).status).toBe(403);
    expect((await browser.post(apiKeys, "/settings/api-keys", { act: "issue" })).status).toBe(403);

    const first = await browser.open(enrol, "/login/enrol");
    browser.csrf = (first.data["token"] as { csrf: string }).csrf;
    await browser.post(enrol, "/login/enrol", { act: "start" });
    const setup = (await browser.open(enrol, "/login/enrol")).data["setup"] as { secret: string };
    const code = totpCode(setup.secret, totpStep(new Date()));
    const before = browser.cookies.get("quittance_staff");
    const done = await browser.post(enrol, "/login/enrol", { act: "confirm", code });
    expect(new Set(done.data["codes"] as string[]).size).toBe(10);
    expect(browser.cookies.get("quittance_staff")).not.toBe(before);
    expect((await browser.open(security, "/settings/security")).status).toBe(200);
    const [row] = await ownerRows<{ row: string }>(
      world,
      "SELECT string_agg(row_to_json(f)::text, ' ') AS row FROM user_factor f WHERE user_id = $1",
      [bare.userId],
    );
    expect(row?.row).not.toContain(setup.secret.replaceAll(" ", ""));
    for (const kept of done.data["codes"] as string[])
      expect(row?.row).not.toContain(Buffer.from(kept).toString("hex"));
  });

  it("a collector needs none", async () => {
    const { staffId } = await firm.collector();
    const collector = await activate(world, staffId);
    expect((await typePassword(browser, collector.email)).location).toBe("/dashboard");
    expect((await browser.open(security, "/settings/security")).status).toBe(200);
  });
});

describe("recovery codes", () => {
  it("open the login once each; the use is mailed and told, and a new set kills the old", async () => {
    await signIn();
    const made = await browser.post(security, "/settings/security", { act: "codes" });
    const [code = "", second = ""] = made.data["codes"] as string[];
    expect(code).toMatch(/^[a-z0-9]{5}-[a-z0-9]{5}$/);
    const other = new TestBrowser();
    await typePassword(other, admin.email);
    expect((await typeCode(code.toUpperCase(), other)).status).toBe(302);
    await world.drain();
    expect(world.host.ports.email.sentTo(admin.email).map(({ subject }) => subject)).toContain(
      "A recovery code was used",
    );
    expect(await events("auth.recovery_code_used")).toEqual([{ after: { left: 9 } }]);
    await typePassword(other, admin.email);
    expect(refusalOf(await typeCode(code, other))).toBe("FACTOR_CODE_WRONG");
    await browser.post(security, "/settings/security", { act: "codes" });
    expect(refusalOf(await typeCode(second, other))).toBe("FACTOR_CODE_WRONG");
  });
});

describe("an act that asks for the second factor again", () => {
  const issue = { act: "issue", name: "Books", scopes: "ledger:read", days: "30" };

  it("goes through while the factor is fresh, and afterwards keeps what was typed until its code comes", async () => {
    await signIn();
    expect((await browser.post(apiKeys, "/settings/api-keys", issue)).data).toHaveProperty("made");
    await ownerRows(world, "UPDATE session SET factor_at = now() - interval '10 minutes'");
    const asked = await browser.post(apiKeys, "/settings/api-keys", issue);
    expect(asked.status).toBe(403);
    expect(refusalOf(asked)).toBe("STEP_UP_REQUIRED");
    expect((asked.data["form"] as { initialValue: unknown }).initialValue).toMatchObject({ name: "Books" });
    const wrong = await browser.post(apiKeys, "/settings/api-keys", { ...issue, stepUpCode: "000000" });
    expect(refusalOf(wrong)).toBe("FACTOR_CODE_WRONG");
    expect(JSON.stringify(wrong.data)).not.toContain("000000");
    const right = { ...issue, stepUpCode: codeNow(1) };
    expect((await browser.post(apiKeys, "/settings/api-keys", right)).data).toHaveProperty("made");
    expect((await browser.post(apiKeys, "/settings/api-keys", issue)).data).toHaveProperty("made");
  });

  it("the last factor of an admin stays; another one goes, with a mail", async () => {
    await signIn();
    const [totp] = await ownerRows<{ id: string }>(
      world,
      "SELECT id FROM user_factor WHERE user_id = $1 AND kind = 'totp'",
      [admin.userId],
    );
    const remove = { act: "remove", factorId: totp?.id ?? "" };
    expect(refusalOf(await browser.post(security, "/settings/security", remove))).toBe("LAST_FACTOR");
    const { staffId } = await firm.collector();
    const stranger = await activate(world, staffId);
    const other = new TestBrowser();
    await typePassword(other, stranger.email);
    other.csrf = ((await other.open(enrol, "/login/enrol")).data["token"] as { csrf: string }).csrf;
    expect(refusalOf(await other.post(security, "/settings/security", remove))).toBe("ALREADY_DONE");
  });
});
