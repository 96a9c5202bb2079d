import { hash as bcrypt } from "bcryptjs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { changeSetting } from "~/people/commands/setting/change-setting.server";
import { newId } from "~/platform/ids/new-id";

import * as login from "../../app/routes/_public+/login";
import * as reset from "../../app/routes/_public+/reset-password";
import * as resetLink from "../../app/routes/_public+/reset-password_.$token";
import * as unlock from "../../app/routes/_public+/unlock.$token";
import { refusalOf, TestBrowser } from "../support/browser";
import { type Firm, openFirm, yes } from "../support/firm";
import { activate, PASSWORD, type TestLogin, typePassword } from "../support/login";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";

let world: World;
let firm: Firm;
let person: TestLogin;
let browser: TestBrowser;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  await ownerRows(world, "DELETE FROM login_attempt");
  const { staffId } = await firm.collector();
  person = await activate(world, staffId);
  browser = new TestBrowser();
});

/** Failures so many minutes ago. */
const failed = (email: string, ...minutes: number[]) =>
  ownerRows(
    world,
    `INSERT INTO login_attempt (id, login, ip, ok, at)
      SELECT uuidv7(), $1, '198.51.100.1', false, now() - make_interval(mins => m) FROM unnest($2::int[]) AS m`,
    [email, minutes],
  );
const mailed = async (to: string) => {
  await world.drain();
  return world.host.ports.email.sentTo(to).map(({ subject }) => subject);
};

describe("lockout", () => {
  it("failures 10:00, 10:02, 10:04, 10:06, 10:09: the right password at 10:20 is refused in the same words", async () => {
    await failed(person.email, 20, 18, 16, 14, 11);
    const right = await typePassword(browser, person.email);
    const wrong = await typePassword(new TestBrowser(), person.email, "not the right password");
    expect(refusalOf(right)).toBe("INVALID_CREDENTIALS");
    expect({ status: right.status, data: right.data["refusal"] }).toEqual({
      status: wrong.status,
      data: wrong.data["refusal"],
    });
  });

  it("and at 10:39 it opens again", async () => {
    await failed(person.email, 39, 37, 35, 33, 30);
    expect((await typePassword(browser, person.email)).location).toBe("/dashboard");
  });

  it("failures 10:00, 10:02, 10:04, 10:06, 10:11: not locked, for 10:00 has left the window", async () => {
    await failed(person.email, 12, 10, 8, 6, 1);
    expect((await typePassword(browser, person.email)).location).toBe("/dashboard");
  });

  it("three mistakes lock for two hours in a firm that says so", async () => {
    const strict = await openFirm(world);
    const say = async (key: string, value: number) =>
      yes(await strict.admin.change(changeSetting, { key, value, reason: "Passwords were tried" }));
    await say("lock_failures", 3);
    await say("lock_minutes", 120);
    const tried = await activate(world, (await strict.collector()).staffId);
    await failed(tried.email, 100, 99, 98);
    expect(refusalOf(await typePassword(browser, tried.email))).toBe("INVALID_CREDENTIALS");
    await failed(person.email, 3, 2, 1);
    expect((await typePassword(new TestBrowser(), person.email)).location).toBe("/dashboard");
  });

  it("more mistakes than are read do not hide the newest", async () => {
    await failed(person.email, ...Array.from({ length: 250 }, () => 39), 5, 4, 3, 2, 1);
    expect(refusalOf(await typePassword(browser, person.email))).toBe("INVALID_CREDENTIALS");
  });

  it("an unknown login reads the same as a known one, before and after its lock", async () => {
    const nobody = `${newId()}@nowhere.test`;
    for (let tries = 0; tries < 6; tries += 1) {
      const known = await typePassword(new TestBrowser("198.51.100.2"), person.email, "wrong");
      const unknown = await typePassword(new TestBrowser("198.51.100.3"), nobody, "wrong");
      expect(known.data["refusal"]).toEqual(unknown.data["refusal"]);
      expect(known.status).toBe(unknown.status);
    }
  });

  it("a known and an unknown login take as long to refuse", async () => {
    const time = async (email: string) => {
      const from = performance.now();
      await typePassword(new TestBrowser(`192.0.2.${Math.ceil(performance.now() % 250)}`), email, "wrong");
      return performance.now() - from;
    };
    const rounds = Array.from({ length: 8 }, (_, at) => at);
    const known: number[] = [];
    const unknown: number[] = [];
    for (const _ of rounds) {
      await ownerRows(world, "DELETE FROM login_attempt");
      known.push(await time(person.email));
      unknown.push(await time(`${newId()}@nowhere.test`));
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[4] ?? 0;
    // the hash is most of it; a login that skipped it would be ten times faster
    expect(median(known) / median(unknown)).toBeGreaterThan(0.5);
    expect(median(known) / median(unknown)).toBeLessThan(2);
  });

  it("the fifth failure mails the owner once a link, whose button ends the lock", async () => {
    for (let tries = 0; tries < 7; tries += 1) await typePassword(browser, person.email, "wrong");
    expect(
      (await mailed(person.email)).filter((subject) => subject.startsWith("Your login is locked")),
    ).toHaveLength(1);
    const [mail] = world.host.ports.email.sentTo(person.email);
    const token = /\/unlock\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    const path = `/unlock/${token}`;
    // a mail scanner opens the link and spends nothing
    expect((await browser.open(unlock, path, { token })).data["live"]).toBe(true);
    expect(refusalOf(await typePassword(browser, person.email))).toBe("INVALID_CREDENTIALS");
    expect((await browser.post(unlock, path, {}, { token })).location).toBe("/login?unlocked=1");
    expect((await typePassword(browser, person.email)).location).toBe("/dashboard");
    expect(refusalOf(await browser.post(unlock, path, {}, { token }))).toBe("LINK_EXPIRED");
  });

  it("twenty failures from one address stop it for every login", async () => {
    for (let tries = 0; tries < 20; tries += 1) await failed(`${tries}@nowhere.test`, 1);
    const answer = await typePassword(new TestBrowser("198.51.100.1"), person.email);
    expect(answer.status).toBe(429);
    expect((await typePassword(browser, person.email)).location).toBe("/dashboard");
  });

  it("a hundred failures over a firm's logins are told to its admins once", async () => {
    const watched = await openFirm(world);
    const tried = await activate(world, (await watched.collector()).staffId);
    const login = await activate(world, (await watched.collector()).staffId);
    await failed(tried.email, ...Array.from({ length: 101 }, () => 1));
    for (let tries = 0; tries < 3; tries += 1) await typePassword(browser, login.email, "wrong");
    const events = await ownerRows<{ n: number }>(
      world,
      "SELECT count(*)::int AS n FROM event WHERE tenant_id = $1 AND type = 'auth.spray_detected'",
      [watched.tenant.id],
    );
    expect(events).toEqual([{ n: 1 }]);
  });
});

describe("sessions", () => {
  it("a sixth closes the oldest", async () => {
    const browsers = Array.from({ length: 6 }, () => new TestBrowser());
    for (const one of browsers) await typePassword(one, person.email);
    const open = await Promise.all(browsers.map((one) => one.open(login, "/login")));
    // signed in is sent on; nobody sees the form
    expect(open.map(({ status }) => status)).toEqual([200, 302, 302, 302, 302, 302]);
  });

  it("a browser the login never had is mailed, the first and a known one are not", async () => {
    await typePassword(browser, person.email);
    await typePassword(new TestBrowser(), person.email);
    expect(await mailed(person.email)).not.toContain("A new device signed in");
    await typePassword(
      new TestBrowser("203.0.113.10", "Mozilla/5.0 (Windows NT 10.0) Firefox/130.0"),
      person.email,
    );
    expect(await mailed(person.email)).toContain("A new device signed in");
  });
});

describe("passwords", () => {
  it("a bcrypt hash from another system opens once and is Argon2id afterwards; a cheap one never opens", async () => {
    const stored = (cost: number) => bcrypt(PASSWORD, cost);
    const set = (hash: string) =>
      ownerRows(world, "UPDATE user_account SET password_hash = $2 WHERE id = $1", [person.userId, hash]);
    await set(await stored(9));
    expect(refusalOf(await typePassword(browser, person.email))).toBe("INVALID_CREDENTIALS");
    await set(await stored(10));
    expect((await typePassword(browser, person.email)).location).toBe("/dashboard");
    const [row] = await ownerRows<{ hash: string }>(
      world,
      "SELECT password_hash AS hash FROM user_account WHERE id = $1",
      [person.userId],
    );
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await typePassword(new TestBrowser(), person.email)).location).toBe("/dashboard");
  });

  it("a firm that asks for twenty characters is told so on the page and gets them", async () => {
    const strict = await openFirm(world);
    yes(
      await strict.admin.change(changeSetting, {
        key: "password_least",
        value: 20,
        reason: "The client's contract asks for it",
      }),
    );
    const login = await activate(world, (await strict.collector()).staffId);
    await browser.post(reset, "/reset-password", { email: login.email });
    await world.drain();
    const [mail] = world.host.ports.email.sentTo(login.email).slice(-1);
    const token = /\/reset-password\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    const path = `/reset-password/${token}`;
    expect((await browser.open(resetLink, path, { token })).data["least"]).toBe(20);
    const send = (password: string) => browser.post(resetLink, path, { password }, { token });
    expect(refusalOf(await send("eleven grey owls"))).toBe("PASSWORD_SHORT:20");
    expect((await send("eleven grey owls at the mill")).status).toBe(302);
  });

  it("none of the last five is taken again, and every session ends with a change", async () => {
    await typePassword(browser, person.email);
    const spent = new Set<string>();
    const words = ["amber", "birch", "cedar", "maple", "olive", "walnut"];
    for (const [at, word] of words.entries()) {
      await ownerRows(world, "UPDATE user_token SET created_at = created_at - interval '2 hours'");
      await browser.post(reset, "/reset-password", { email: person.email });
      await world.drain();
      const links = world.host.ports.email
        .sentTo(person.email)
        .flatMap(({ text }) => /\/reset-password\/([\w-]+)/.exec(text)?.[1] ?? []);
      const token = links.find((link) => !spent.has(link)) ?? "";
      spent.add(token);
      const path = `/reset-password/${token}`;
      const send = (password: string) => browser.post(resetLink, path, { password }, { token });
      // the first one is among the last five until five others came after it
      if (at < 5) expect(refusalOf(await send(PASSWORD))).toBe("PASSWORD_REUSED");
      expect((await send(at < 5 ? `${word} over nine quiet lakes` : PASSWORD)).status).toBe(302);
    }
    expect((await browser.open(login, "/login")).status).toBe(200);
  });
});
