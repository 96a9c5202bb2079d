import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { totpCode, totpStep } from "~/people/domain/login/totp.server";

import * as plans from "../../app/routes/_operator+/operator+/plans";
import * as firmPage from "../../app/routes/_operator+/operator+/tenants.$tenantId";
import * as secondStep from "../../app/routes/_public+/login_.second-factor";
import * as signup from "../../app/routes/_public+/signup";
import * as verify from "../../app/routes/_public+/signup_.verify";
import * as layout from "../../app/routes/_staff+/_layout";
import * as billing from "../../app/routes/_staff+/settings+/billing+/_index";
import * as ask from "../../app/routes/_staff+/settings+/billing+/asks.$askId";
import * as cancel from "../../app/routes/_staff+/settings+/billing+/cancel";
import * as choose from "../../app/routes/_staff+/settings+/billing+/plan";
import * as people from "../../app/routes/_staff+/settings+/people";
import { failFee, heldBy, stateOf, tell, work } from "../commands/people/billing/subscribed";
import { refusalOf, TestBrowser } from "../support/browser";
import { type Firm, openFirm, TEST_AUTHENTICATOR } from "../support/firm";
import { activate, forgetSteps, typePassword } from "../support/login";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";
import { appoint, enterConsole } from "./operator/enter-console";

let world: World;
let firm: Firm;
let owner: TestBrowser;
let cora: { staffId: string };
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  const admin = await activate(world, firm.admin.actor.id ?? "");
  await forgetSteps(world, admin);
  owner = new TestBrowser();
  await typePassword(owner, admin.email);
  const code = totpCode(TEST_AUTHENTICATOR, totpStep(new Date()));
  await owner.post(secondStep, "/login/second-factor", { act: "code", code });
  const frame = await owner.open(layout, "/dashboard");
  owner.csrf = (frame.data["token"] as { csrf: string }).csrf;
});
afterAll(() => world.close());

const PAGE = "/settings/billing";
const page = async () => (await owner.open(billing, PAGE)).data["page"] as Record<string, unknown>;
const idOf = (location: string | null) => location?.split("/").at(-1)?.split("?")[0] ?? "";
const choice = async (query: string) =>
  (await owner.open(choose, `${PAGE}/plan${query}`)).data as unknown as {
    choice: { at: Date; offers: { code: string; starts: string; due: { minor: bigint } | null }[] };
    offer: { code: string; due: { minor: bigint } } | null;
  };

describe("the owner's pages", () => {
  it("show a trial without invoices, and every plan with what it would cost", async () => {
    expect(await page()).toMatchObject({
      trial: true,
      subscription: null,
      invoices: [],
      seats: { limit: 10 },
    });
    const { choice: shown } = await choice("");
    expect(shown.offers.map(({ code, due }) => [code, due?.minor ?? null])).toEqual([
      ["starter", 9_900n],
      ["growth", 39_900n],
      ["scale", 149_900n],
      ["enterprise", null],
    ]);
    expect((await choice("?plan=growth&cycle=year")).offer?.due.minor).toBe(399_000n);
    expect((await choice("?plan=enterprise")).offer).toBeNull();
  });

  it("lead from the choice to the provider's page and back to a plan, with the restricted firm's owner too", async () => {
    await ownerRows(world, "UPDATE tenant SET status = 'restricted' WHERE id = $1", [firm.tenant.id]);
    const form = { plan: "starter", cycle: "month", at: new Date().toISOString() };
    const sent = await owner.post(choose, `${PAGE}/plan`, form);
    const askId = idOf(sent.location);
    await work(world);
    const asked = await owner.open(ask, sent.location ?? "", { askId });
    expect(asked.location).toMatch(/^https:\/\/fake\.test\/pages/);
    world.host.ports.billing.complete(asked.location ?? "");
    await tell(firm, "checkout.session.completed");
    await work(world);
    expect((await owner.open(ask, `${PAGE}/asks/${askId}?back=done`, { askId })).location).toBe(PAGE);
    expect(await stateOf(world, firm)).toBe("active");
    expect(await page()).toMatchObject({ subscription: { cycle: "month" }, invoices: [{ status: "paid" }] });
  });

  it("an answer that has not come is waited for, another firm's is not found", async () => {
    const sent = await owner.post(billing, PAGE, { act: "page", page: "portal" });
    const askId = idOf(sent.location);
    expect((await owner.open(ask, `${PAGE}/asks/${askId}`, { askId })).data).toMatchObject({
      next: "?looks=1",
    });
    await work(world);
    expect((await owner.open(ask, `${PAGE}/asks/${askId}`, { askId })).data).toMatchObject({
      ask: { state: "done" },
    });
    const strange = "01900000-0000-7000-8000-000000000000";
    expect((await owner.open(ask, `${PAGE}/asks/${strange}`, { askId: strange })).status).toBe(404);
  });

  it("a fourth colleague on Starter is offered a seat with its price, and comes once it is agreed to", async () => {
    cora = await firm.collector("Cora One");
    await firm.collector("Cora Two");
    const form = { act: "invite", email: "fourth@firm.test", fullName: "Fay Fourth", role: "viewer" };
    const refused = await owner.post(people, "/settings/people", form);
    expect(refusalOf(refused)).toBe("PLAN_LIMIT");
    const { facts } = refused.data["refusal"] as { facts: { at: string; seat: { each: bigint } } };
    expect(facts.seat.each).toBe(2_500n);
    expect((await owner.post(people, "/settings/people", { ...form, paidAt: facts.at })).location).toBe(
      "/settings/people",
    );
    await work(world);
    expect((await heldBy(firm)).seats).toBe(1);
  });

  it("an open fee stands above everything, and is gone with the next card", async () => {
    await failFee(world, firm);
    expect(await page()).toMatchObject({ subscription: { unpaidSince: expect.any(String) as string } });
    const frame = await owner.open(layout, "/dashboard");
    expect(frame.data).toMatchObject({ mayBill: true, standing: { state: "past_due" } });
    const sent = await owner.post(billing, PAGE, { act: "page", page: "method" });
    await work(world);
    const askId = idOf(sent.location);
    const asked = await owner.open(ask, sent.location ?? "", { askId });
    world.host.ports.billing.complete(asked.location ?? "");
    expect((await owner.open(ask, `${PAGE}/asks/${askId}?back=done`, { askId })).location).toBe(PAGE);
    await work(world);
    expect(await page()).toMatchObject({ state: "active", subscription: { unpaidSince: null } });
  });

  it("cancelling says what happens first, and can be taken back", async () => {
    expect((await owner.open(cancel, `${PAGE}/cancel`)).data["until"]).toBeInstanceOf(Date);
    await owner.post(cancel, `${PAGE}/cancel`, {});
    await work(world);
    expect((await owner.open(cancel, `${PAGE}/cancel`)).location).toBe(PAGE);
    await owner.post(billing, PAGE, { act: "keep" });
    await work(world);
    expect((await heldBy(firm)).ending).toBe(false);
  });

  it("open for nobody else in the firm", async () => {
    const collector = new TestBrowser();
    await typePassword(collector, (await activate(world, cora.staffId)).email);
    for (const route of [billing, choose, cancel])
      expect((await collector.open(route, PAGE)).status).toBe(403);
  });
});

describe("the console", () => {
  let olga: TestBrowser;
  beforeAll(async () => {
    await appoint(world, "olga@platform.test");
    olga = await enterConsole(world, "olga@platform.test");
  });
  const starter = {
    code: "starter",
    version: "1",
    seats: "4",
    desks: "1",
    customers: "",
    apiCalls: "100000",
    texts: "2000",
    storageGb: "10",
    USD_base: "109.00",
    USD_seat: "25",
    INR_base: "",
    INR_seat: "",
    reason: "prices of 2027",
  };
  const shown = async () => (await olga.open(plans, "/operator/plans")).data;

  it("edits a plan into its next version, which those who signed the old one do not have", async () => {
    const edit = (more: Record<string, string> = {}) =>
      olga.post(plans, "/operator/plans", { ...starter, ...more });
    expect(refusalOf(await edit({ INR_base: "8000" }))).toBe("PLAN_PRICE");
    expect(refusalOf(await edit({ reason: "" }))).toBe("VALIDATION");
    expect((await edit()).location).toBe("/operator/plans");
    expect(refusalOf(await edit())).toBe("VERSION_CONFLICT");
    const all = (await shown())["plans"] as {
      code: string;
      version: number;
      limits: object;
      prices: object;
    }[];
    expect(all.find(({ code }) => code === "starter")).toMatchObject({
      version: 2,
      limits: { seats: 4, customers: null },
      prices: { USD: { base: 10_900n, seat: 2_500n } },
    });
    expect(await page()).toMatchObject({ plan: { version: 1, limits: { seats: 3 } } });
    const { choice: offered } = await choice("");
    expect(offered.offers[0]).toMatchObject({ code: "starter", starts: "later" });
  });

  it("shows what firms pay for, puts one on another plan and takes a part off", async () => {
    const params = { tenantId: firm.tenant.id };
    const path = `/operator/tenants/${firm.tenant.id}`;
    expect((await shown())["subscriptions"]).toMatchObject([{ planCode: "starter", seats: 1 }]);
    const post = (form: Record<string, string>) => olga.post(firmPage, path, form, params);
    const reason = "agreed by letter";
    expect((await post({ act: "discount", percentOff: "50", months: "2", reason })).location).toBe(path);
    await work(world);
    expect((await heldBy(firm)).percentOff).toBe(50);
    expect((await post({ act: "assign", plan: "growth", reason })).location).toBe(path);
    await work(world);
    expect((await heldBy(firm)).nextPlan).toMatchObject({ plan: "growth", version: 1 });
    expect(refusalOf(await post({ act: "discount", percentOff: "101", months: "2", reason }))).toBe(
      "VALIDATION",
    );
  });
});

it("a firm signs up once for a trial: by name or by the domain of its mail; a second begins with a plan", async () => {
  const signUpAs = async (legalName: string, email: string) => {
    const visitor = new TestBrowser();
    await ownerRows(world, "DELETE FROM rate_limit");
    const form = {
      email,
      legalName,
      fullName: "Nora North",
      password: "seven slow rivers run",
      displayName: "Northern Recovery",
      country: "US",
      timeZone: "America/New_York",
      currency: "USD",
      desk: "collections",
      terms: "yes",
    };
    const sent = await visitor.post(signup, "/signup", form);
    expect(sent.location).toMatch(/verify/);
    await work(world);
    const [mail] = world.host.ports.email.sentTo(email);
    const code = /\b\d{6}\b/.exec(mail?.text ?? "")?.[0] ?? "";
    await visitor.post(verify, "/signup/verify", { act: "verify", email, code });
    const [row] = await ownerRows<{ status: string }>(
      world,
      "SELECT t.status FROM tenant t JOIN staff s ON s.tenant_id = t.id WHERE s.email = $1",
      [email],
    );
    return row?.status;
  };
  expect(await signUpAs("Northern Recovery, LLC", "nora@north.test")).toBe("trial");
  expect(await signUpAs("Another Name, Inc.", "nils@north.test")).toBe("restricted");
  expect(await signUpAs("NORTHERN recovery LLC", "n@gmail.com")).toBe("restricted");
  expect(await signUpAs("Third Name, Inc.", "m@gmail.com")).toBe("trial");
});
