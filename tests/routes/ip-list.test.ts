import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";

import { changeSetting } from "~/people/commands/setting/change-setting.server";
import { totpCode, totpStep } from "~/people/domain/login/totp.server";

import * as outside from "../../app/routes/_public+/login_.outside";
import * as secondStep from "../../app/routes/_public+/login_.second-factor";
import * as security from "../../app/routes/_staff+/settings+/security";
import * as stream from "../../app/routes/_staff+/stream";
import { apiKeyOf, callApi } from "../support/api";
import { refusalOf, TestBrowser } from "../support/browser";
import { type Firm, openFirm, TEST_AUTHENTICATOR, yes } from "../support/firm";
import { activate, forgetSteps, type TestLogin, typePassword } from "../support/login";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";

const INSIDE = "203.0.113.9";
const AWAY = "198.51.100.9";
const PAGE = "/settings/security";
const OUTSIDE = "/login/outside";

let world: World;
let firm: Firm;
let admin: TestLogin;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  admin = await activate(world, firm.admin.actor.id ?? "");
  const rule = { key: "sign_in_addresses", value: ["203.0.113.0/24"], reason: "Only the office" };
  yes(await firm.admin.change(changeSetting, rule));
});
afterAll(() => world.close());
beforeEach(() => forgetSteps(world, admin));

async function signIn(ip: string): Promise<TestBrowser> {
  const browser = new TestBrowser(ip);
  await typePassword(browser, admin.email);
  const code = totpCode(TEST_AUTHENTICATOR, totpStep(new Date()));
  expect((await browser.post(secondStep, "/login/second-factor", { act: "code", code })).status).toBe(302);
  return browser;
}

it("from a listed address everything opens; from another a page leads outside, and the rest answers IP_NOT_ALLOWED", async () => {
  const inside = await signIn(INSIDE);
  expect((await inside.open(security, PAGE)).status).toBe(200);
  expect((await inside.open(outside, OUTSIDE)).location).toBe("/dashboard");
  await forgetSteps(world, admin);
  const away = await signIn(AWAY);
  expect((await away.open(security, PAGE)).location).toBe(`${OUTSIDE}?next=${encodeURIComponent(PAGE)}`);
  expect((await away.open(stream, "/stream")).status).toBe(403);
  expect((await away.post(security, PAGE, { act: "others" })).status).toBe(403);
});

it("a collector outside finds no way in", async () => {
  const collector = await activate(world, (await firm.collector()).staffId);
  const away = new TestBrowser(AWAY);
  await typePassword(away, collector.email);
  const page = await away.open(outside, OUTSIDE);
  away.csrf = page.data["csrf"] as string;
  expect(page.data["admin"]).toBe(false);
  expect(refusalOf(await away.post(outside, OUTSIDE, { act: "ask" }))).toBe("FORBIDDEN");
});

it("a role of its own list comes from there only; nobody else is held to it", async () => {
  const held = await openFirm(world);
  const save = (value: string[]) =>
    held.admin.change(changeSetting, { key: "role_addresses", value, reason: "Calls from the floor" });
  expect(await save(["collector everywhere"])).toMatchObject({
    refusal: { fields: { value: "ROLE_ADDRESS_FORMAT" } },
  });
  expect(await save(["wizard 203.0.113.0/24"])).toMatchObject({
    refusal: { fields: { value: "ROLE_ADDRESS_UNKNOWN" } },
  });
  expect(await save(["admin 192.0.2.0/24"])).toMatchObject({
    refusal: { fields: { value: "ADDRESS_OUTSIDE" } },
  });
  yes(await save(["collector: 203.0.113.0/24"]));
  const collector = await activate(world, (await held.collector()).staffId);
  const other = await activate(world, (await (await openFirm(world)).collector()).staffId);
  const comes = async (email: string, ip: string) => {
    const browser = new TestBrowser(ip);
    await typePassword(browser, email);
    return (await browser.open(security, "/settings/security")).location ?? "in";
  };
  expect(await comes(collector.email, INSIDE)).toBe("in");
  expect(await comes(collector.email, AWAY)).toMatch(/^\/login\/outside/);
  expect(await comes(other.email, AWAY)).toBe("in");
});

it("an admin breaks the glass: a mailed link and a fresh factor open for an hour, once, and the log says so", async () => {
  const away = await signIn(AWAY);
  away.csrf = (await away.open(outside, OUTSIDE)).data["csrf"] as string;
  expect((await away.post(outside, OUTSIDE, { act: "ask" })).location).toBe(`${OUTSIDE}?mailed=1`);
  await world.drain();
  const mail = world.host.ports.email
    .sentTo(admin.email)
    .find(({ subject }) => subject === "Sign in from outside");
  const token = /token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
  const open = (more = {}) => away.post(outside, OUTSIDE, { act: "open", token, ...more });
  expect(refusalOf(await away.post(outside, OUTSIDE, { act: "open", token: "guessed" }))).toBe(
    "LINK_EXPIRED",
  );
  await ownerRows(world, "UPDATE session SET factor_at = now() - interval '11 minutes'");
  expect(refusalOf(await open())).toBe("STEP_UP_REQUIRED");
  const stepUpCode = totpCode(TEST_AUTHENTICATOR, totpStep(new Date()) + 1);
  expect((await open({ stepUpCode })).location).toBe("/dashboard");
  expect((await away.open(security, PAGE)).status).toBe(200);
  const told = await ownerRows(
    world,
    "SELECT 1 FROM event WHERE tenant_id = $1 AND type = 'auth.outside_opened'",
    [firm.tenant.id],
  );
  expect(told).toHaveLength(1);
  await ownerRows(
    world,
    "UPDATE session SET outside_until = now() - interval '1 second' WHERE outside_until IS NOT NULL",
  );
  expect(refusalOf(await open())).toBe("LINK_EXPIRED");
  expect((await away.open(security, PAGE)).location).toMatch(/^\/login\/outside/);
});

it("a firm's keys are held to the list too", async () => {
  const key = await apiKeyOf(firm);
  const from = (ip: string) => callApi("/ledger/accounts/", { key, headers: { "x-client-ip": ip } });
  expect((await from(INSIDE)).status).toBe(200);
  expect(await from(AWAY)).toMatchObject({ status: 403, body: { code: "IP_NOT_ALLOWED" } });
});
