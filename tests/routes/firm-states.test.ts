import { afterAll, beforeAll, expect, it } from "vitest";

import { totpCode, totpStep } from "~/people/domain/login/totp.server";

import * as secondStep from "../../app/routes/_public+/login_.second-factor";
import * as layout from "../../app/routes/_staff+/_layout";
import * as audit from "../../app/routes/_staff+/audit+/_index";
import * as dashboard from "../../app/routes/_staff+/dashboard";
import * as accountExport from "../../app/routes/_staff+/accounts+/export";
import * as people from "../../app/routes/_staff+/settings+/people";
import * as security from "../../app/routes/_staff+/settings+/security";
import * as standing from "../../app/routes/_staff+/standing";
import { apiKeyOf, callApi } from "../support/api";
import { TestBrowser } from "../support/browser";
import { type Firm, openFirm, TEST_AUTHENTICATOR } from "../support/firm";
import { activate, forgetSteps, typePassword } from "../support/login";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";

let world: World;
let firm: Firm;
let owner: TestBrowser;
let collector: TestBrowser;
let key: string;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  key = await apiKeyOf(firm);
  const admin = await activate(world, firm.admin.actor.id ?? "");
  await forgetSteps(world, admin);
  owner = new TestBrowser();
  await typePassword(owner, admin.email);
  await owner.post(secondStep, "/login/second-factor", {
    act: "code",
    code: totpCode(TEST_AUTHENTICATOR, totpStep(new Date())),
  });
  collector = new TestBrowser();
  await typePassword(collector, (await activate(world, (await firm.collector()).staffId)).email);
});
afterAll(() => world.close());

const enter = (state: string) =>
  ownerRows(world, "UPDATE tenant SET status = $2 WHERE id = $1", [firm.tenant.id, state]);
const opens = async (browser: TestBrowser, route: Parameters<TestBrowser["open"]>[0], path: string) => {
  const { status, location } = await browser.open(route, path);
  return location ?? status;
};

it("a late fee is told to the owner and shuts nothing", async () => {
  await enter("past_due");
  expect(await opens(owner, dashboard, "/dashboard")).toBe(200);
  const frame = await owner.open(layout, "/dashboard");
  expect(frame.data["standing"]).toMatchObject({ state: "past_due", next: { state: "restricted" } });
  expect((await callApi("/ledger/accounts/", { key })).status).toBe(200);
});

it("suspended, pages lead to the one that says so; the log, the exports and one's own sign-in stay open", async () => {
  await enter("suspended");
  expect(await opens(owner, dashboard, "/dashboard")).toBe("/standing");
  expect(await opens(owner, people, "/settings/people")).toBe("/standing");
  expect(await opens(owner, audit, "/audit")).toBe(200);
  expect(await opens(owner, security, "/settings/security")).toBe(200);
  expect(await opens(owner, accountExport, "/accounts/export")).toBe(200);
  const page = await owner.open(standing, "/standing");
  expect(page.data).toMatchObject({ owner: true, standing: { state: "suspended" } });
  expect(page.data["may"]).toContain("account:export");
});

it("suspended, a collector sees the state and signs out, nothing else", async () => {
  expect(await opens(collector, dashboard, "/dashboard")).toBe("/standing");
  const page = await collector.open(standing, "/standing");
  expect(page.data).toMatchObject({ owner: false, may: [] });
  expect((await collector.post(people, "/settings/people", { act: "invite" })).status).toBe(403);
});

it("suspended, a key of the API reads nothing", async () => {
  expect(await callApi("/ledger/accounts/", { key })).toMatchObject({ body: { code: "FIRM_SUSPENDED" } });
});

it("closed, nobody is signed in any more and no key is known", async () => {
  await enter("closed");
  expect(await opens(owner, standing, "/standing")).toMatch(/^\/login/);
  expect(await opens(collector, dashboard, "/dashboard")).toMatch(/^\/login/);
  expect((await callApi("/ledger/accounts/", { key })).status).toBe(401);
});
