import { afterAll, beforeAll, expect, it } from "vitest";

import { skipStep } from "~/people/commands/setup/skip-step.server";
import { setupFacts } from "~/people/queries/setup/setup-facts.server";
import { totpCode, totpStep } from "~/people/domain/login/totp.server";

import * as secondStep from "../../app/routes/_public+/login_.second-factor";
import * as layout from "../../app/routes/_staff+/_layout";
import * as dashboard from "../../app/routes/_staff+/dashboard";
import * as setup from "../../app/routes/_staff+/settings+/setup";
import { TestBrowser } from "../support/browser";
import { type Firm, openFirm, TEST_AUTHENTICATOR, yes } from "../support/firm";
import { activate, forgetSteps, type TestLogin, typePassword } from "../support/login";
import { placeDebts } from "../support/placed";
import { openWorld, type World } from "../support/world";

const PAGE = "/settings/setup";

let world: World;
let firm: Firm;
let other: Firm;
let owner: TestLogin;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  other = await openFirm(world);
  owner = await activate(world, firm.admin.actor.id ?? "");
});
afterAll(() => world.close());

/** A browser of its own: another device. */
async function device(): Promise<TestBrowser> {
  await forgetSteps(world, owner);
  const browser = new TestBrowser();
  await typePassword(browser, owner.email);
  const code = totpCode(TEST_AUTHENTICATOR, totpStep(new Date()));
  await browser.post(secondStep, "/login/second-factor", { act: "code", code });
  browser.csrf = ((await browser.open(layout, "/dashboard")).data["token"] as { csrf: string }).csrf;
  return browser;
}

it("P1-2 the set-up left at its fifth step goes on there on another device, with all answers", async () => {
  const desk = await device();
  const first = await desk.open(setup, PAGE);
  expect(first.data).toMatchObject({ current: "contact" });
  const contact = { contact_phone: "+1 617 555 0100", contact_email: "help@firm.test" };
  expect((await desk.post(setup, PAGE, { act: "contact", ...contact })).location).toBe(PAGE);
  expect((await desk.open(setup, PAGE)).data).toMatchObject({ current: "brand" });
  await desk.post(setup, PAGE, { act: "skip", step: "brand" });
  await firm.collector();
  await placeDebts(world, firm, [{}]);

  const phone = await device();
  const there = await phone.open(setup, PAGE);
  expect(there.data).toMatchObject({ current: "payments", typed: contact });
  const home = await phone.open(dashboard, "/dashboard");
  expect(home.data).toMatchObject({ setup: { next: "payments" } });
  expect((await phone.open(setup, `${PAGE}?step=brand`)).data).toMatchObject({ current: "brand" });
  await phone.post(setup, PAGE, { act: "skip", step: "payments" });
  expect((await desk.open(dashboard, "/dashboard")).data).toMatchObject({ setup: { next: null } });
});

it("a field that cannot be right is named, and nothing of the step is kept", async () => {
  const desk = await device();
  const answer = await desk.post(setup, PAGE, {
    act: "contact",
    contact_phone: "+1 617 555 0199",
    contact_email: "nobody",
  });
  expect(answer.data).toMatchObject({
    refusal: { code: "SETTINGS_REFUSED", fields: { contact_email: "INVALID" } },
  });
  expect((await desk.open(setup, PAGE)).data).toMatchObject({ typed: { contact_phone: "+1 617 555 0100" } });
});

it("a colour nobody could read comes back with the nearest that reads; an emptied one is ours again", async () => {
  const desk = await device();
  const brand = (brand_colour: string) => desk.post(setup, PAGE, { act: "brand", brand_colour });
  expect((await brand("#FFD400")).data).toMatchObject({
    refusal: {
      fields: { brand_colour: "CONTRAST_LOW" },
      facts: { nearest: expect.stringMatching(/^#/) as string },
    },
  });
  expect((await brand("#1D4E89")).location).toBe(PAGE);
  expect((await desk.open(setup, PAGE)).data).toMatchObject({ typed: { brand_colour: "#1d4e89" } });
  expect((await brand("")).location).toBe(PAGE);
  expect((await desk.open(setup, PAGE)).data).toMatchObject({ typed: { brand_colour: "#1b5740" } });
});

it("a step is left out by who sets the firm up, once, and in their firm alone", async () => {
  const skip = { step: "people", skipped: true };
  expect(await other.manager.change(skipStep, skip)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  yes(await other.admin.change(skipStep, skip, "skip-it-once"));
  expect(await other.admin.change(skipStep, skip, "skip-it-once")).toMatchObject({ replayed: true });
  yes(await other.admin.change(skipStep, skip));
  expect((await other.admin.read(setupFacts, undefined)).skipped).toEqual(["people"]);
  expect((await firm.admin.read(setupFacts, undefined)).skipped).not.toContain("people");
  yes(await other.admin.change(skipStep, { ...skip, skipped: false }));
  expect((await other.admin.read(setupFacts, undefined)).skipped).toEqual([]);
});
