import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { skipEvent } from "~/money/commands/provider/skip-event.server";
import { flagOn } from "~/people/queries/flag/flag-on.server";
import { newId } from "~/platform/ids/new-id";
import { QUEUE_SCHEMA } from "~/platform/queue/queue.server";

import * as signUp from "../../../app/routes/_public+/signup";
import * as access from "../../../app/routes/_operator+/operator+/access";
import * as events from "../../../app/routes/_operator+/operator+/events";
import * as firms from "../../../app/routes/_operator+/operator+/_index";
import * as flags from "../../../app/routes/_operator+/operator+/flags";
import * as jobs from "../../../app/routes/_operator+/operator+/jobs";
import * as health from "../../../app/routes/_operator+/operator+/health";
import * as opening from "../../../app/routes/_operator+/operator+/tenants.new";
import * as signOut from "../../../app/routes/_operator+/operator+/sign-out";
import * as tenant from "../../../app/routes/_operator+/operator+/tenants.$tenantId";
import * as dashboard from "../../../app/routes/_staff+/dashboard";
import { refusalOf, TestBrowser } from "../../support/browser";
import { type Firm, openFirm } from "../../support/firm";
import { activate, typePassword } from "../../support/login";
import { appoint, codeNow, enterConsole, tryConsole } from "./enter-console";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

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
beforeEach(() => ownerRows(world, "DELETE FROM login_attempt"));

const PAGES = [
  [firms, "/operator", {}],
  [access, "/operator/access", {}],
  [jobs, "/operator/jobs", {}],
  [events, "/operator/events", {}],
  [flags, "/operator/flags", {}],
  [health, "/operator/health", {}],
  [opening, "/operator/tenants/new", {}],
] as const;

describe("the door", () => {
  it("opens to password and code together, and says one thing of everything else", async () => {
    await appoint(world, "door@platform.test");
    const wrong = [
      await tryConsole(new TestBrowser(), "door@platform.test", { password: "nine quiet herons at noon" }),
      await tryConsole(new TestBrowser(), "door@platform.test", { code: "000000" }),
      await tryConsole(new TestBrowser(), "door@platform.test", { code: "" }),
      await tryConsole(new TestBrowser(), "nobody@platform.test"),
    ];
    expect(wrong.map(refusalOf)).toEqual(Array(4).fill("INVALID_CREDENTIALS"));
    const code = codeNow();
    expect((await tryConsole(new TestBrowser(), "door@platform.test", { code })).location).toBe("/operator");
    expect(refusalOf(await tryConsole(new TestBrowser(), "door@platform.test", { code }))).toBe(
      "INVALID_CREDENTIALS",
    );
  });

  it("locks after five failures, whatever comes then", async () => {
    await appoint(world, "locked@platform.test");
    for (let tries = 0; tries < 5; tries += 1)
      await tryConsole(new TestBrowser(), "locked@platform.test", { code: "000000" });
    expect(refusalOf(await tryConsole(new TestBrowser(), "locked@platform.test"))).toBe(
      "INVALID_CREDENTIALS",
    );
  });

  it("is not there for an address that is not listed", async () => {
    const away = new TestBrowser("198.51.100.9");
    for (const [name, value] of olga.cookies) away.cookies.set(name, value);
    for (const [route, path] of PAGES) expect((await away.open(route, path)).status, path).toBe(404);
    expect((await tryConsole(away, "olga@platform.test")).status).toBe(404);
  });

  it("a firm's admin is nobody here, also with the cookie under the console's name", async () => {
    const admin = await activate(world, (await firm.collector()).staffId);
    const staff = new TestBrowser();
    await typePassword(staff, admin.email);
    staff.cookies.set("quittance_operator", staff.cookies.get("quittance_staff") ?? "");
    for (const [route, path] of PAGES)
      expect((await staff.open(route, path)).location, path).toBe("/operator/sign-in");
    expect((await staff.post(jobs, "/operator/jobs", { act: "skip" })).status).toBe(401);
  });

  it("an operator is nobody on a firm's pages, also with the cookie under the staff's or the look's name", async () => {
    const token = olga.cookies.get("quittance_operator") ?? "";
    for (const name of ["quittance_operator", "quittance_staff", "quittance_look"]) {
      const browser = new TestBrowser();
      browser.cookies.set(name, token);
      expect((await browser.open(dashboard, "/dashboard")).location, name).toMatch(/^\/login/);
    }
  });

  it("signing out ends the session on the server", async () => {
    await appoint(world, "leaver@platform.test");
    const browser = await enterConsole(world, "leaver@platform.test");
    const kept = new Map(browser.cookies);
    expect((await browser.post(signOut, "/operator/sign-out", {})).location).toBe("/operator/sign-in");
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.open(firms, "/operator")).location).toBe("/operator/sign-in");
  });
});

describe("firms", () => {
  it("are listed with state, seats and health, and one is moved with a reason that both logs keep", async () => {
    const list = (await olga.open(firms, "/operator")).data["firms"] as { id: string; seats: number }[];
    expect(list.find(({ id }) => id === firm.tenant.id)?.seats).toBeGreaterThan(0);
    const params = { tenantId: firm.tenant.id };
    const path = `/operator/tenants/${firm.tenant.id}`;
    const form = { act: "move", to: "suspended", reason: "invoice 17 is open" };
    expect((await olga.post(tenant, path, form, params)).location).toBe(path);
    expect(refusalOf(await olga.post(tenant, path, form, params))).toBe("TRANSITION_NOT_ALLOWED");
    expect((await olga.open(tenant, path, params)).data["firm"]).toMatchObject({
      state: "suspended",
      reason: "invoice 17 is open",
    });
    const [event] = await ownerRows(
      world,
      "SELECT actor_kind, actor_name FROM event WHERE tenant_id = $1 AND type = 'tenant.state_changed'",
      [firm.tenant.id],
    );
    expect(event).toEqual({ actor_kind: "operator", actor_name: "Op olga" });
    const deeds = await ownerRows(world, "SELECT facts FROM operator_log WHERE tenant_id = $1 AND type = 'operator.acted'", [firm.tenant.id]); // prettier-ignore
    expect(deeds).toHaveLength(2);
    await olga.post(tenant, path, { act: "move", to: "active", reason: "paid in full" }, params);
  });

  it("that do not exist are a plain 404", async () => {
    const params = { tenantId: newId() };
    expect((await olga.open(tenant, "/operator/tenants/x", params)).status).toBe(404);
    const form = { act: "move", to: "active", reason: "a guess" };
    expect((await olga.post(tenant, "/operator/tenants/x", form, params)).status).toBe(404);
  });
});

describe("jobs and news", () => {
  it("a job that was given up is shown without what names people, tried again, and set aside with a reason", async () => {
    const failed = async () => {
      const [row] = await ownerRows<{ id: string }>(
        world,
        `INSERT INTO ${QUEUE_SCHEMA}.job (name, data, state, output) VALUES ('send-email', $1, 'failed', $2) RETURNING id`,
        [{ tenantId: firm.tenant.id }, { message: "550 no such user debbie@debtor.test" }],
      );
      return row?.id ?? "";
    };
    const [again, aside] = [await failed(), await failed()];
    const page = await olga.open(jobs, "/operator/jobs");
    expect(JSON.stringify(page.data)).toContain(again);
    expect(JSON.stringify(page.data)).not.toContain("debbie@debtor.test");
    const steer = (act: string, jobId: string, reason = "the mail server is back") =>
      olga.post(jobs, "/operator/jobs", { act, jobId, reason });
    expect(refusalOf(await steer("retry", again, ""))).toBe("VALIDATION");
    expect((await steer("retry", again)).location).toBe("/operator/jobs");
    expect((await steer("skip", aside)).location).toBe("/operator/jobs");
    expect(refusalOf(await steer("skip", aside))).toBe("ALREADY_DONE");
    const left = await ownerRows(world, `SELECT id, state FROM ${QUEUE_SCHEMA}.job WHERE id = ANY($1)`, [[again, aside]]); // prettier-ignore
    expect(left).toEqual([{ id: again, state: "retry" }]);
  });

  it("stuck news of a processor is worked again or set aside in its firm's name only", async () => {
    const stuck = async () => {
      const id = newId();
      await ownerRows(
        world,
        `INSERT INTO provider_event (id, provider, event_id, tenant_id, type, body, headers, state, happened_at, last_error)
          VALUES ($1, 'stripe', $2, $3, 'charge.updated', '{}', '{}', 'dead', now(), 'call +1 202 555 0143')`,
        [id, `evt_${id}`, firm.tenant.id],
      );
      return id;
    };
    const eventId = await stuck();
    const page = await olga.open(events, "/operator/events");
    expect(JSON.stringify(page.data)).not.toContain("555 0143");
    const form = { act: "skip", tenantId: firm.tenant.id, eventId, reason: "a test of theirs" };
    const other = await openFirm(world);
    const elsewhere = await olga.post(events, "/operator/events", { ...form, tenantId: other.tenant.id });
    expect(refusalOf(elsewhere)).toBe("NOT_FOUND");
    expect((await olga.post(events, "/operator/events", form)).location).toBe("/operator/events");
    expect(refusalOf(await olga.post(events, "/operator/events", form))).toBe("EVENT_NOT_STUCK");
    expect(await firm.admin.change(skipEvent, { eventId, reason: "mine" })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const second = { ...form, act: "retry", eventId: await stuck() };
    expect((await olga.post(events, "/operator/events", second)).location).toBe("/operator/events");
  });
});

describe("switches", () => {
  const change = (more: Record<string, string>) =>
    olga.post(flags, "/operator/flags", {
      key: "sign_up", version: "0", percentage: "100", reason: "maintenance", ...more,
    }); // prettier-ignore
  const isOn = () => flagOn(world.host.database, "sign_up", { now: new Date() });

  it("a killed one is off at once, with who and why, and opens again; a change over somebody else's is refused", async () => {
    expect(await isOn()).toBe(true);
    expect((await change({ killed: "on" })).location).toBe("/operator/flags");
    expect(await isOn()).toBe(false);
    const stranger = new TestBrowser();
    const form = {
      email: "new@agency.test", fullName: "Ned New", password: "seven slow rivers run", displayName: "New Agency",
      country: "US", timeZone: "America/New_York", currency: "USD", desk: "collections", terms: "yes",
    }; // prettier-ignore
    expect(refusalOf(await stranger.post(signUp, "/signup", form))).toBe("SIGN_UP_CLOSED");
    expect(refusalOf(await change({}))).toBe("VERSION_CONFLICT");
    expect(refusalOf(await change({ version: "1", tenants: "not-an-id" }))).toBe("FIRM_IDS");
    expect((await change({ version: "1" })).location).toBe("/operator/flags");
    expect(await isOn()).toBe(true);
    const page = await olga.open(flags, "/operator/flags");
    expect(page.data["changes"]).toMatchObject([{ reason: "maintenance" }, { operatorName: "Op olga" }]);
  });
});
