import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import type { Command } from "~/office/commands/command/define-command";
import { runCommand } from "~/office/commands/command/run-command.server";
import { addDays } from "~/office/domain/calendar-date";
import type { Actor } from "~/office/domain/event/actor";
import { PermissionSet } from "~/office/domain/permission/permission-set";
import { assignRole } from "~/people/commands/permission/assign-role.server";
import { endDelegation } from "~/people/commands/permission/end-delegation.server";
import { lendRights } from "~/people/commands/permission/lend-rights.server";
import { saveRole } from "~/people/commands/permission/save-role.server";
import { takeRole } from "~/people/commands/permission/take-role.server";
import { acrossTenantsStaffSession, saveSession } from "~/people/data/session/sessions.server";
import { toRights } from "~/people/domain/permission/session-rights";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ROLE = {
  roleId: null,
  name: "Night desk",
  lines: "account:read@team\nnote:create@team",
  reason: "At night",
};
const idOf = async (firm: Firm, key: string) => {
  const sql = "SELECT id FROM role WHERE tenant_id = $1 AND key = $2";
  return (await ownerRows<{ id: string }>(world, sql, [firm.tenant.id, key]))[0]?.id ?? "";
};

/** A colleague with these roles, acting with what a session of theirs brings now. */
async function person(firm: Firm, name: string, ...roles: string[]) {
  const { staffId } = await firm.collector(name);
  const userIds = await ownerRows<{ id: string }>(
    world,
    "UPDATE user_account SET status = 'active' WHERE id = (SELECT user_id FROM staff WHERE id = $1) RETURNING id",
    [staffId],
  );
  await ownerRows(world, "DELETE FROM staff_role WHERE staff_id = $1", [staffId]);
  await ownerRows(
    world,
    "INSERT INTO staff_role (tenant_id, id, staff_id, role_id) SELECT tenant_id, uuidv7(), $2, id FROM role WHERE tenant_id = $1 AND key = ANY($3)",
    [firm.tenant.id, staffId, roles],
  );
  const { token } = await saveSession(world.host.database, {
    kind: "staff", userId: userIds[0]?.id ?? "", principalId: staffId, tenantId: firm.tenant.id, ip: null, userAgent: null,
  }); // prettier-ignore
  const rights = async () => {
    const session = await acrossTenantsStaffSession(world.host.database, token);
    if (!session) throw new Error("no session");
    return toRights(session);
  };
  const change = async <I, O>(command: Command<I, O>, input: unknown) => {
    const actor: Actor = { kind: "staff", id: staffId, name, ...(await rights()) };
    const origin = { ip: null, userAgent: null, requestId: null };
    return runCommand(world.host, { tenant: firm.tenant, actor, origin }, command, input);
  };
  return { staffId, rights, change };
}

async function waiting(firm: Firm, act: string): Promise<string> {
  const sql = "SELECT id FROM approval_request WHERE tenant_id = $1 AND act = $2 AND state = 'pending'";
  return (await ownerRows<{ id: string }>(world, sql, [firm.tenant.id, act]))[0]?.id ?? "";
}

describe("a firm's own role", () => {
  it("is made, given, changed in a next version, and holds at once in open sessions", async () => {
    const firm = await openFirm(world);
    const { roleId, waits } = yes(await firm.admin.change(saveRole, ROLE));
    expect(waits).toBe(false);
    const nora = await person(firm, "Nora");
    expect((await nora.rights()).permissions.list()).toEqual([]);
    const until = addDays(firm.tenant.businessDate, 3);
    yes(await firm.admin.change(assignRole, { staffId: nora.staffId, roleId, until, reason: "Helps out" }));
    expect((await nora.rights()).permissions.scopeOf("note:create")).toBe("team");
    yes(await firm.admin.change(saveRole, { ...ROLE, roleId, lines: "account:read@own" }));
    expect((await nora.rights()).permissions.list()).toEqual(["account:read"]);
    expect(await ownerRows(world, "SELECT role_version FROM role WHERE id = $1", [roleId])).toEqual([
      { role_version: 2 },
    ]);
    yes(await firm.admin.change(takeRole, { staffId: nora.staffId, roleId }));
    yes(await firm.admin.change(takeRole, { staffId: nora.staffId, roleId }));
    expect((await nora.rights()).permissions.list()).toEqual([]);
  });

  it("goes no further than who makes it, joins no two duties, and no shipped role is changed", async () => {
    const firm = await openFirm(world);
    const lead = await person(firm, "Lee", "admin");
    expect(await lead.change(saveRole, { ...ROLE, lines: "payout:approve@all" })).toMatchObject({
      refusal: { code: "GRANT_LACKED", facts: { lacking: ["payout:approve@all"] } },
    });
    const pair = ["payout:prepare", "payout:release"];
    const lines = pair.map((one) => `${one}@all`).join("\n");
    expect(await firm.admin.change(saveRole, { ...ROLE, lines })).toMatchObject({
      refusal: { code: "SOD_CONFLICT", facts: { pair } },
    });
    const roleId = await idOf(firm, "viewer");
    expect(await firm.admin.change(saveRole, { ...ROLE, roleId })).toMatchObject({
      refusal: { code: "ROLE_SYSTEM" },
    });
    expect(await firm.viewer.change(saveRole, ROLE)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const other = await openFirm(world);
    const own = yes(await other.admin.change(saveRole, ROLE)).roleId;
    expect(await firm.admin.change(saveRole, { ...ROLE, roleId: own })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });

  it("waits for a second person where there is one", async () => {
    const firm = await openFirm(world);
    const second = await person(firm, "Sam", "admin");
    expect(yes(await firm.admin.change(saveRole, ROLE)).waits).toBe(true);
    const approvalId = await waiting(firm, "role.save");
    const vote = { approvalId, decision: "approve" };
    expect(await firm.admin.change(decideApproval, vote)).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    yes(await second.change(decideApproval, vote));
    expect(
      await ownerRows(world, "SELECT name FROM role WHERE tenant_id = $1 AND NOT system", [firm.tenant.id]),
    ).toEqual([{ name: "Night desk" }]);
  });
});

describe("giving and taking roles", () => {
  it("a union that joins two duties is refused with the pair, and nobody gives themselves anything", async () => {
    const firm = await openFirm(world);
    const finn = await person(firm, "Finn", "finance");
    const roleId = await idOf(firm, "accountant");
    const wish = { staffId: finn.staffId, roleId, reason: "Both" };
    expect(await firm.admin.change(assignRole, wish)).toMatchObject({
      refusal: { code: "SOD_CONFLICT", facts: { pair: ["payout:prepare", "payout:release"] } },
    });
    expect(await firm.admin.change(assignRole, { ...wish, staffId: firm.admin.actor.id })).toMatchObject({
      refusal: { code: "SELF_DEALING" },
    });
    const other = await openFirm(world);
    expect(await other.admin.change(assignRole, wish)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await finn.change(assignRole, wish)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  });

  it("P5-5 the last owner who tries to drop the owner role hears LAST_OWNER", async () => {
    const firm = await openFirm(world);
    const roleId = await idOf(firm, "owner");
    const drop = { staffId: firm.admin.actor.id, roleId };
    expect(await firm.admin.change(takeRole, drop)).toMatchObject({ refusal: { code: "LAST_OWNER" } });
    await person(firm, "Olga", "owner");
    yes(await firm.admin.change(takeRole, drop));
  });
});

describe("lent rights", () => {
  const lend = (firm: Firm, takerId: string, permissions: string[]) => ({
    takerId,
    permissions,
    startsOn: firm.tenant.businessDate,
    endsOn: addDays(firm.tenant.businessDate, 5),
    reason: "Away for a week",
  });

  it("hold for their days, are logged for the lender, and end when called back or lost", async () => {
    const firm = await openFirm(world);
    const head = await person(firm, "Hanna Head", "collections_manager");
    const taker = await person(firm, "Tim", "hr");
    const stranger = await person(firm, "Stella", "hr");
    expect(await taker.change(lendRights, lend(firm, head.staffId, ["staff:read"]))).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const { delegationId } = yes(
      await head.change(lendRights, lend(firm, taker.staffId, ["creditor:create"])),
    );
    expect((await taker.rights()).permissions.has("creditor:create")).toBe(true);
    const { creditorId } = yes(await taker.change(createCreditor, { name: "Lent Bank" }));
    expect(
      await ownerRows(world, "SELECT actor_name, on_behalf_of FROM event WHERE subject_id = $1", [
        creditorId,
      ]),
    ).toEqual([{ actor_name: "Tim", on_behalf_of: "Hanna Head" }]);
    expect(await stranger.change(endDelegation, { delegationId })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    await ownerRows(world, "DELETE FROM staff_role WHERE staff_id = $1 RETURNING id", [head.staffId]);
    expect((await taker.rights()).permissions.has("creditor:create")).toBe(false);
    yes(await taker.change(endDelegation, { delegationId }));
    yes(await taker.change(endDelegation, { delegationId }));
  });

  it("are the lender's own, and never those that decide on rights", async () => {
    const firm = await openFirm(world);
    const head = await person(firm, "Hanna Head", "finance");
    const taker = await person(firm, "Tim", "hr");
    for (const permission of ["role:update", "staff:invite", "delegation:create", "audit:read"])
      expect(await head.change(lendRights, lend(firm, taker.staffId, [permission]))).toMatchObject({
        refusal: { code: "DELEGATION_KEPT" },
      });
    expect(await head.change(lendRights, lend(firm, taker.staffId, ["payout:prepare"]))).toMatchObject({
      ok: true,
    });
    expect((await taker.rights()).permissions.has("payout:prepare")).toBe(true);
    const anton = await person(firm, "Anton", "accountant");
    expect(await head.change(lendRights, lend(firm, anton.staffId, ["payout:prepare"]))).toMatchObject({
      refusal: { code: "SOD_CONFLICT" },
    });
    const other = await openFirm(world);
    const away = await person(other, "Away", "hr");
    expect(await head.change(lendRights, lend(firm, away.staffId, ["payout:prepare"]))).toMatchObject({
      refusal: { fields: { takerId: "NOT_FOUND" } },
    });
  });

  it("P5-4 the maker's delegate cannot approve the maker's request", async () => {
    const firm = await openFirm(world);
    await person(firm, "Sam", "admin");
    const delegate = await person(firm, "Della", "compliance");
    yes(
      await firm.admin.change(assignRole, {
        staffId: delegate.staffId,
        roleId: await idOf(firm, "viewer"),
        reason: "Reads",
      }),
    );
    const approvalId = await waiting(firm, "role.assign");
    const third = await person(firm, "Theo", "admin");
    yes(await firm.admin.change(lendRights, lend(firm, third.staffId, ["approval:read", "journal:approve"])));
    const vote = { approvalId, decision: "approve" };
    expect(await third.change(decideApproval, vote)).toMatchObject({ refusal: { code: "MAKER_IS_CHECKER" } });
    expect(await delegate.change(decideApproval, vote)).toMatchObject({ refusal: { code: "SELF_DEALING" } });
  });
});

it("P5-2 an approver's own limit binds: at it yes, one minor unit above LIMIT_EXCEEDED", async () => {
  const firm = await openFirm(world);
  const limits = { max_amount: { USD: "50000000" } };
  const permissions = new PermissionSet([
    { permission: "approval:read", scope: "all" },
    { permission: "payout:approve", scope: "all", limits },
  ]);
  const { staffId } = await firm.collector();
  const actor: Actor = { kind: "staff", id: staffId, name: "A", roles: [], permissions };
  const origin = { ip: null, userAgent: null, requestId: null };
  const decide = async (minor: number) => {
    const [row] = await ownerRows<{ id: string }>(
      world,
      `INSERT INTO approval_request (tenant_id, id, act, subject_type, subject_id, payload, amount, currency, reason, created_by_kind)
        VALUES ($1, uuidv7(), 'payout.approve', 'payment', uuidv7(), '{}', $2, 'USD', 'r', 'system') RETURNING id`,
      [firm.tenant.id, minor],
    );
    const vote = { approvalId: row?.id, decision: "approve" };
    return runCommand(world.host, { tenant: firm.tenant, actor, origin }, decideApproval, vote);
  };
  expect(await decide(50_000_001)).toMatchObject({ refusal: { code: "LIMIT_EXCEEDED" } });
  // within the limit the act itself answers: there is no such payout
  expect(await decide(50_000_000)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
});
