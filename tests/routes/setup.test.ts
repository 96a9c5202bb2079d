import { afterAll, beforeAll, expect, it } from "vitest";

import { totpCode, totpStep } from "~/people/domain/login/totp.server";

import * as secondStep from "../../app/routes/_public+/login_.second-factor";
import * as layout from "../../app/routes/_staff+/_layout";
import * as dashboard from "../../app/routes/_staff+/dashboard";
import * as index from "../../app/routes/_staff+/settings+/setup+/_index";
import * as agency from "../../app/routes/_staff+/settings+/setup+/agency";
import * as brand from "../../app/routes/_staff+/settings+/setup+/brand";
import * as channels from "../../app/routes/_staff+/settings+/setup+/channels";
import * as desks from "../../app/routes/_staff+/settings+/setup+/desks";
import * as payments from "../../app/routes/_staff+/settings+/setup+/payments";
import * as people from "../../app/routes/_staff+/settings+/setup+/people";
import * as review from "../../app/routes/_staff+/settings+/setup+/review";
import { TestBrowser } from "../support/browser";
import { type Firm, openFirm, TEST_AUTHENTICATOR } from "../support/firm";
import { activate, forgetSteps, type TestLogin, typePassword } from "../support/login";
import { ownerRows } from "../support/owner-rows";
import { placeDebts } from "../support/placed";
import { openWorld, type World } from "../support/world";

const START = "/settings/setup";
const at = (step: string) => `${START}/${step}`;

const AGENCY = {
  act: "agency",
  displayName: "Harbor & Sons",
  legalName: "Harbor and Sons Recovery, LLC",
  firmId: "123456789",
  contact_address: "12 Quay Street, Boston MA 02110",
  contact_phone: "+1 617 555 0100",
  contact_email: "help@firm.test",
  complaint_name: "Cleo Complaint",
  complaint_email: "complaints@firm.test",
};
const DESK = {
  debts: "both",
  client: "Bay Utilities",
  assignment_strategy: "round_robin",
  collector_capacity: "120",
  close_alarm_hour: "7",
};

let world: World;
let firm: Firm;
let owner: TestLogin;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
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

/** The step at which the set-up goes on. */
async function next(browser: TestBrowser): Promise<string | null> {
  return (await browser.open(index, START)).location;
}

it("P1-2 the set-up left at its fifth step goes on there on another device, with all answers", async () => {
  const desk = await device();
  expect(await next(desk)).toBe(at("agency"));
  expect((await desk.post(agency, at("agency"), AGENCY)).location).toBe(START);
  expect(await next(desk)).toBe(at("desks"));
  expect((await desk.post(desks, at("desks"), DESK)).location).toBe(START);
  expect(await next(desk)).toBe(at("brand"));
  await desk.post(index, START, { act: "skip", step: "brand" });
  await firm.collector();
  expect(await next(desk)).toBe(at("data"));

  const phone = await device();
  expect(await next(phone)).toBe(at("data"));
  expect((await phone.open(dashboard, "/dashboard")).data).toMatchObject({ setup: { next: "data" } });
  expect((await phone.open(agency, at("agency"))).data).toMatchObject({
    kind: "ein",
    typed: {
      displayName: "Harbor & Sons",
      firmId: "12-3456789",
      contact_phone: "+1 617 555 0100",
      complaint_name: "Cleo Complaint",
    },
  });
  expect((await phone.open(desks, at("desks"))).data).toMatchObject({
    debts: "both",
    strategy: "round_robin",
    capacity: 120,
    alarm: 7,
  });
});

it("P1-1 steps 1, 2 and 8 are enough: the firm is live and its first file can be loaded", async () => {
  const desk = await device();
  await placeDebts(world, firm, [{}]);
  expect(await next(desk)).toBe(at("payments"));
  expect((await desk.post(payments, at("payments"), { act: "manual_payments" })).location).toBe(START);
  expect((await desk.post(channels, at("channels"), { act: "keep" })).location).toBe(START);
  expect(await next(desk)).toBe(at("review"));
  expect((await desk.post(review, at("review"), { act: "roles" })).location).toBe(at("review"));
  expect((await desk.post(review, at("review"), { act: "live" })).location).toBe("/dashboard");
  expect((await desk.open(dashboard, "/dashboard")).data).toMatchObject({ setup: { next: null } });
  expect(await next(desk)).toBe(at("review"));
  const told = await ownerRows(
    world,
    "SELECT 1 FROM event WHERE tenant_id = $1 AND type = 'tenant.went_live'",
    [firm.tenant.id],
  );
  expect(told).toHaveLength(1);
});

it("a field that cannot be right is named, what was typed stays, and nothing of the step is kept", async () => {
  const desk = await device();
  const wrong = { ...AGENCY, displayName: "Other", firmId: "12-34" };
  const answer = await desk.post(agency, at("agency"), wrong);
  expect(answer.data).toMatchObject({
    refusal: { fields: { firmId: "EIN_FORMAT" } },
    form: { initialValue: { displayName: "Other" } },
  });
  const nobody = await desk.post(agency, at("agency"), {
    ...AGENCY,
    displayName: "Other",
    contact_email: "nobody",
  });
  expect(nobody.data).toMatchObject({ refusal: { fields: { contact_email: "INVALID" } } });
  expect((await desk.open(agency, at("agency"))).data).toMatchObject({
    typed: { displayName: "Harbor & Sons", contact_email: "help@firm.test" },
  });
  expect((await desk.post(desks, at("desks"), { ...DESK, collector_capacity: "9000" })).data).toMatchObject({
    refusal: { fields: { collector_capacity: "OUTSIDE_BOUNDS" } },
  });
});

it("a colour nobody could read comes back with the nearest that reads; an emptied one is ours again", async () => {
  const desk = await device();
  const colour = (brand_colour: string) => desk.post(brand, at("brand"), { brand_colour });
  expect((await colour("#FFD400")).data).toMatchObject({
    refusal: {
      fields: { brand_colour: "CONTRAST_LOW" },
      facts: { nearest: expect.stringMatching(/^#/) as string },
    },
  });
  expect((await colour("#1D4E89")).location).toBe(START);
  expect((await desk.open(brand, at("brand"))).data).toMatchObject({ typed: { brand_colour: "#1d4e89" } });
  expect((await colour("")).location).toBe(START);
  expect((await desk.open(brand, at("brand"))).data).toMatchObject({ typed: { brand_colour: "#1b5740" } });
});

it("rows that cannot be invited are listed with why and the text stays; the good ones can go alone", async () => {
  const desk = await device();
  const rows = "ann@firm.test, Ann Lee, , viewer\nnobody, Bo, , viewer\ncy@firm.test, Cy, Nowhere, viewer";
  const answer = await desk.post(people, at("people"), { rows });
  expect(answer.data).toMatchObject({
    form: { initialValue: { rows } },
    refusal: {
      code: "ROWS_REFUSED",
      facts: {
        good: 1,
        rows: [
          { line: 2, code: "EMAIL_FORMAT" },
          { line: 3, code: "DEPARTMENT_UNKNOWN" },
        ],
      },
    },
  });
  expect((await desk.post(people, at("people"), { rows, only: "good" })).location).toBe("/settings/people");
  const open = await ownerRows<{ email: string }>(
    world,
    "SELECT email FROM invitation WHERE tenant_id = $1 AND state = 'sent'",
    [firm.tenant.id],
  );
  expect(open.map(({ email }) => email)).toEqual(["ann@firm.test"]);
});
