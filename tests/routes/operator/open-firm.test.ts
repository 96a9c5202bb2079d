import { afterAll, beforeAll, expect, it } from "vitest";

import { noteSlow } from "~/platform/db/slow-statements.server";

import * as resetLink from "../../../app/routes/_public+/reset-password_.$token";
import * as health from "../../../app/routes/_operator+/operator+/health";
import * as opening from "../../../app/routes/_operator+/operator+/tenants.new";
import { refusalOf, TestBrowser } from "../../support/browser";
import { type Firm, openFirm } from "../../support/firm";
import { activate, typePassword } from "../../support/login";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";
import { appoint, enterConsole } from "./enter-console";

const PAGE = "/operator/tenants/new";

let world: World;
let firm: Firm;
let olga: TestBrowser;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  await appoint(world, "olga@platform.test");
  olga = await enterConsole(world, "olga@platform.test");
});
afterAll(() => world.close());

const asked = (more: Record<string, string> = {}) => ({
  displayName: "Tidewater Recovery",
  country: "US",
  timeZone: "America/New_York",
  currency: "USD",
  desk: "collections",
  fullName: "Nora O'Neil",
  email: "nora@tidewater.test",
  ticket: "MSA-2026-118",
  ...more,
});
const mailsTo = async (email: string) => {
  await world.drain();
  return world.host.ports.email.sentTo(email);
};

it("an operator opens a firm: its owner is mailed a link, chooses a password and comes in; both logs say who did it", async () => {
  const opened = await olga.post(opening, PAGE, asked());
  const tenantId = /tenants\/([0-9a-f-]{36})/.exec(opened.location ?? "")?.[1] ?? "";
  expect(tenantId).not.toBe("");
  const [mail] = await mailsTo("nora@tidewater.test");
  expect(mail?.subject).toBe("Tidewater Recovery is ready in Quittance");
  const token = /\/reset-password\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
  const nora = new TestBrowser();
  const password = "seven slow rivers run";
  expect((await nora.post(resetLink, `/reset-password/${token}`, { password }, { token })).location).toBe(
    "/login?changed=1",
  );
  expect((await typePassword(nora, "nora@tidewater.test", password)).location).toBe("/dashboard");
  const told = await ownerRows<{ actor: string; reason: string }>(
    world,
    "SELECT actor_kind AS actor, reason FROM event WHERE tenant_id = $1 AND type = 'tenant.created'",
    [tenantId],
  );
  expect(told).toEqual([{ actor: "operator", reason: "MSA-2026-118" }]);
  const deeds = await ownerRows(
    world,
    "SELECT 1 FROM operator_log WHERE tenant_id = $1 AND type = 'tenant.opened'",
    [tenantId],
  );
  expect(deeds).toHaveLength(1);
});

it("whoever has a login is told of the firm, and keeps the password", async () => {
  const { email } = await activate(world, (await firm.collector()).staffId);
  await olga.post(opening, PAGE, asked({ displayName: "Second House", email }));
  const subjects = (await mailsTo(email)).map(({ subject, text }) => ({
    subject,
    link: text.includes("/reset-password/"),
  }));
  expect(subjects).toContainEqual({ subject: "Second House is ready in Quittance", link: false });
  const firms = await ownerRows(
    world,
    "SELECT 1 FROM staff s JOIN user_account u ON u.id = s.user_id WHERE u.email = $1 AND s.status = 'active'",
    [email],
  );
  expect(firms).toHaveLength(2);
});

it.each([
  [{ slug: "tidewater recovery" }, "SLUG_FORMAT"],
  [{ displayName: "Tidewater Recovery" }, "SLUG_TAKEN"],
  [{ slug: "admin" }, "SLUG_TAKEN"],
  [{ displayName: "Elsewhere", timeZone: "America/Atlantis" }, "TIME_ZONE_UNKNOWN"],
  [{ displayName: "Elsewhere", email: "nobody" }, "VALIDATION"],
  [{ displayName: "Elsewhere", ticket: "" }, "VALIDATION"],
] as const)("%o is refused with %s, and nothing is opened", async (more, code) => {
  const count = () => ownerRows<{ n: number }>(world, "SELECT count(*)::int AS n FROM tenant");
  const before = await count();
  expect(refusalOf(await olga.post(opening, PAGE, asked(more)))).toBe(code);
  expect(await count()).toEqual(before);
});

it("a closed login cannot own a firm", async () => {
  const { email, userId } = await activate(world, (await firm.collector()).staffId);
  await ownerRows(world, "UPDATE user_account SET status = 'deactivated' WHERE id = $1 RETURNING id", [
    userId,
  ]);
  expect(refusalOf(await olga.post(opening, PAGE, asked({ displayName: "Shut", email })))).toBe(
    "LOGIN_CLOSED",
  );
});

it("health shows busy firms and slow statements, with placeholders for values", async () => {
  await noteSlow("SELECT pg_sleep($1)", new Promise((done) => setTimeout(done, 220)));
  const { data } = await olga.open(health, "/operator/health");
  expect(data["loads"]).toContainEqual(
    expect.objectContaining({ id: firm.tenant.id, name: firm.tenant.displayName }),
  );
  expect(data["slow"]).toContainEqual(expect.objectContaining({ text: "SELECT pg_sleep($1)", times: 1 }));
});
