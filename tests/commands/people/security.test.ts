import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { changeSetting } from "~/people/commands/setting/change-setting.server";
import { applyFactorReset } from "~/people/commands/staff/apply-factor-reset.server";
import { endStaffSessions } from "~/people/commands/staff/end-staff-sessions.server";
import { raiseSprayAlert } from "~/people/commands/staff/raise-spray-alert.server";
import { resetFactors } from "~/people/commands/staff/reset-factors.server";
import { unlockStaff } from "~/people/commands/staff/unlock-staff.server";
import { saveSession } from "~/people/data/session/sessions.server";
import { acrossTenantsStaffSession } from "~/people/data/session/sessions.server";
import { settingAt } from "~/people/queries/setting/setting-at.server";
import { staffList } from "~/people/queries/staff-list.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../support/firm";
import { activate, type TestLogin } from "../../support/login";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let other: Firm;
let colleague: TestLogin;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  other = await openFirm(world);
  colleague = await activate(world, (await firm.collector()).staffId);
});
afterAll(() => world.close());

const count = async (type: string) => {
  const [row] = await ownerRows<{ n: number }>(
    world,
    "SELECT count(*)::int AS n FROM event WHERE tenant_id = $1 AND type = $2",
    [firm.tenant.id, type],
  );
  return row?.n ?? 0;
};
const factorsOf = async ({ userId }: TestLogin) => {
  const [row] = await ownerRows<{ n: number }>(
    world,
    "SELECT count(*)::int AS n FROM user_factor WHERE user_id = $1 AND kind <> 'old_password'",
    [userId],
  );
  return row?.n ?? 0;
};
const giveFactor = ({ userId }: TestLogin) =>
  ownerRows(
    world,
    "INSERT INTO user_factor (id, user_id, kind, secret, confirmed_at) VALUES ($1, $2, 'totp', '\\x00', now())",
    [newId(), userId],
  );
const openSession = async ({ userId, staffId }: TestLogin) => {
  const { token } = await saveSession(world.host.database, {
    kind: "staff", userId, principalId: staffId, tenantId: firm.tenant.id, ip: null, userAgent: null,
  }); // prettier-ignore
  return async () => (await acrossTenantsStaffSession(world.host.database, token)) !== null;
};

describe("for a colleague", () => {
  it.each([
    ["unlock", unlockStaff, {}],
    ["end the sessions of", endStaffSessions, {}],
    ["reset the factors of", resetFactors, { checked: "called back" }],
  ] as const)("only an admin may %s somebody, and only of the same firm", async (_what, command, more) => {
    const input = { staffId: colleague.staffId, ...more };
    expect(await firm.manager.change(command as typeof unlockStaff, input)).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await other.admin.change(command as typeof unlockStaff, input)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });

  it("an admin unlocks, once; the lock is seen in the list until then", async () => {
    await ownerRows(
      world,
      "UPDATE user_account SET locked_until = now() + interval '20 minutes' WHERE id = $1",
      [colleague.userId],
    );
    const locked = async () =>
      (await firm.admin.read(staffList, undefined)).staff.find(({ id }) => id === colleague.staffId)?.locked;
    expect(await locked()).toBe(true);
    yes(await firm.admin.change(unlockStaff, { staffId: colleague.staffId }));
    yes(await firm.admin.change(unlockStaff, { staffId: colleague.staffId }));
    expect(await locked()).toBe(false);
    expect(await count("auth.unlocked")).toBe(1);
  });

  it("an admin signs a colleague out everywhere, at once", async () => {
    const isOpen = await openSession(colleague);
    expect(await isOpen()).toBe(true);
    yes(await firm.admin.change(endStaffSessions, { staffId: colleague.staffId }));
    expect(await isOpen()).toBe(false);
  });

  it("lost factors are reset at once, with the sessions, and the colleague is mailed", async () => {
    await giveFactor(colleague);
    const isOpen = await openSession(colleague);
    expect(await firm.admin.change(resetFactors, { staffId: colleague.staffId, checked: "" })).toMatchObject({
      refusal: { code: "VALIDATION" },
    });
    const done = yes(
      await firm.admin.change(resetFactors, { staffId: colleague.staffId, checked: "called back" }),
    );
    expect(done).toMatchObject({ done: true });
    expect([await factorsOf(colleague), await isOpen()]).toEqual([0, false]);
    await ownerRows(world, "SELECT 1");
    expect(await count("staff.factors_reset")).toBe(1);
  });

  it("an admin's are reset a day later, and not at all when one is shown meanwhile; nobody resets their own", async () => {
    const admin = await activate(world, firm.admin.actor.id ?? "");
    expect(
      await firm.admin.change(resetFactors, { staffId: admin.staffId, checked: "it is me" }),
    ).toMatchObject({
      refusal: { code: "SELF_RESET" },
    });
    const asked = yes(
      await firm.system.change(resetFactors, { staffId: admin.staffId, checked: "in person" }),
    );
    expect(asked).toMatchObject({ done: false });
    expect(await factorsOf(admin)).toBe(1);
    const askedAt = new Date().toISOString();
    await ownerRows(world, "UPDATE user_factor SET used_at = now() + interval '1 hour' WHERE user_id = $1", [
      admin.userId,
    ]);
    const kept = await firm.system.change(applyFactorReset, { staffId: admin.staffId, askedAt });
    expect(yes(kept)).toMatchObject({ done: false });
    await ownerRows(world, "UPDATE user_factor SET used_at = now() - interval '1 hour' WHERE user_id = $1", [
      admin.userId,
    ]);
    expect(await other.system.change(applyFactorReset, { staffId: admin.staffId, askedAt })).toMatchObject({
      value: { done: false },
    });
    expect(
      yes(await firm.system.change(applyFactorReset, { staffId: admin.staffId, askedAt })),
    ).toMatchObject({ done: true });
    expect(await factorsOf(admin)).toBe(0);
    yes(await firm.system.change(applyFactorReset, { staffId: admin.staffId, askedAt }));
  });
});

describe("the firm's sign-in rules", () => {
  const set = (key: string, value: unknown) =>
    firm.admin.change(changeSetting, { key, value, reason: "Our policy" });

  it("hold for the sessions that are open", async () => {
    yes(await set("idle_minutes", 45));
    const isOpen = await openSession(colleague);
    await ownerRows(
      world,
      "UPDATE session SET last_seen_at = now() - interval '40 minutes' WHERE principal_id = $1",
      [colleague.staffId],
    );
    expect(await isOpen()).toBe(true);
    yes(await set("idle_minutes", null));
    expect(await isOpen()).toBe(false);
    await ownerRows(
      world,
      "UPDATE session SET last_seen_at = now(), created_at = now() - interval '9 hours' WHERE principal_id = $1",
      [colleague.staffId],
    );
    expect(await isOpen()).toBe(true);
    yes(await set("absolute_hours", 8));
    expect(await isOpen()).toBe(false);
  });

  it("leave a person as many sessions as the firm lets them have", async () => {
    yes(await set("sessions_most", 2));
    const opened = [await openSession(colleague), await openSession(colleague), await openSession(colleague)];
    expect(await Promise.all(opened.map((isOpen) => isOpen()))).toEqual([false, true, true]);
    yes(await set("sessions_most", null));
  });

  it("a list of addresses that shuts its maker out, or that cannot be read, is refused", async () => {
    const save = (value: string[]) => set("sign_in_addresses", value);
    expect(await save(["198.51.100.0/24"])).toMatchObject({
      refusal: { fields: { value: "ADDRESS_OUTSIDE" } },
    });
    expect(await save(["203.0.113.0/24", "nonsense"])).toMatchObject({
      refusal: { fields: { value: "ADDRESS_FORMAT" } },
    });
    const many = Array.from({ length: 201 }, (_, at) => `10.0.${at}.0/24`);
    expect(await save(many)).toMatchObject({ refusal: { code: "OUTSIDE_BOUNDS" } });
    yes(await save(["203.0.113.7", "2001:db8::/32"]));
    expect(await firm.admin.read(settingAt, { key: "sign_in_addresses" })).toMatchObject({
      value: ["203.0.113.7/32", "2001:db8::/32"],
    });
    yes(await set("sign_in_addresses", null));
  });
});

describe("many failed sign-ins", () => {
  it("are told to the firm whose logins they are, once for a key, and not while they are few", async () => {
    expect(await firm.admin.change(raiseSprayAlert, {})).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await firm.system.change(raiseSprayAlert, {})).toMatchObject({
      refusal: { code: "NOTHING_WAITS" },
    });
    await ownerRows(
      world,
      "INSERT INTO login_attempt (id, login, ip, ok) SELECT uuidv7(), $1, '198.51.100.1', false FROM generate_series(1, 101)",
      [colleague.email],
    );
    expect(await other.system.change(raiseSprayAlert, {})).toMatchObject({
      refusal: { code: "NOTHING_WAITS" },
    });
    expect(yes(await firm.system.change(raiseSprayAlert, {}, "spray:key-1"))).toEqual({ count: 101 });
    expect(await firm.system.change(raiseSprayAlert, {}, "spray:key-1")).toMatchObject({ replayed: true });
    expect(await count("auth.spray_detected")).toBe(1);
  });
});
