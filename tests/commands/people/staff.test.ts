import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { runCommand } from "~/office/commands/command/run-command.server";
import { saveSession } from "~/people/data/session/sessions.server";
import { acrossTenantsStaffSession } from "~/people/data/session/sessions.server";
import { acceptInvitation } from "~/people/commands/staff/accept-invitation.server";
import { deactivateStaff } from "~/people/commands/staff/deactivate-staff.server";
import { installTenant } from "~/people/commands/staff/install-tenant.server";
import { inviteStaff } from "~/people/commands/staff/invite-staff.server";
import { revokeInvitation } from "~/people/commands/staff/revoke-invitation.server";
import { staffList } from "~/people/queries/staff-list.server";
import { newId } from "~/platform/ids/new-id";

import { colleague } from "../../support/colleague";
import { type Firm, openFirm, permissionsOf, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

const invite = (email: string) =>
  firm.admin.change(inviteStaff, { email, fullName: "Noor Khan", role: "collector" });
const join = (invitationId: string | null) =>
  firm.system.change(acceptInvitation, {
    invitationId,
    userId: newId(),
    fullName: "Noor Khan",
    passwordHash: "h",
  });

describe("a new firm", () => {
  it("has its roles, books, number series, head office and administrator", async () => {
    const counted = await ownerRows<{ roles: number; chart: number; banks: number; series: number }>(
      world,
      `SELECT (SELECT count(*)::int FROM role WHERE tenant_id = $1) AS roles, (SELECT count(*)::int FROM ledger_account WHERE tenant_id = $1 AND dimension_id IS NULL) AS chart,
        (SELECT count(*)::int FROM bank_account WHERE tenant_id = $1) AS banks, (SELECT count(*)::int FROM number_series WHERE tenant_id = $1 AND period = '') AS series`,
      [firm.tenant.id],
    );
    expect(counted[0]).toMatchObject({ roles: 22, banks: 2, series: 5 });
    expect(counted[0]?.chart).toBeGreaterThan(30);
    const { staff } = await firm.admin.read(staffList, undefined);
    expect(staff.map((one) => one.roles)).toEqual([
      ["accountant", "admin", "collections_manager", "finance", "owner"],
    ]);
  });

  it("cannot take another firm's or a reserved address", async () => {
    const form = {
      displayName: "Copy", legalName: "Copy", slug: firm.tenant.slug, country: "US", timeZone: "UTC", currency: "USD", desk: "collections",
      userId: newId(), email: "copy@firm.test", fullName: "Copy Cat", termsAcceptedAt: new Date().toISOString(),
    }; // prettier-ignore
    const other = await openFirm(world);
    expect(await other.system.change(installTenant, form)).toMatchObject({ ok: false });
    expect(await other.system.change(installTenant, { ...form, slug: "admin" })).toMatchObject({
      refusal: { code: "SLUG_TAKEN" },
    });
  });
});

describe("invitations", () => {
  it("are mailed with a link that is stored as a hash only", async () => {
    const { invitationId } = yes(await invite("noor@example.com"));
    await world.drain();
    const [mail] = world.host.ports.email.sentTo("noor@example.com");
    const token = /\/invitation\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    expect(token.length).toBeGreaterThan(40);
    const [row] = await ownerRows<{ row: string }>(
      world,
      "SELECT row_to_json(i)::text AS row FROM invitation i WHERE id = $1",
      [invitationId],
    );
    expect(row?.row).not.toContain(token);
    const queued = await ownerRows<{ n: number }>(
      world,
      "SELECT count(*)::int AS n FROM job.job WHERE data::text LIKE '%' || $1 || '%'",
      [token],
    );
    expect(queued).toEqual([{ n: 0 }]);
  });

  it("are good once; a second use, a revoked and a replaced one are refused", async () => {
    const first = yes(await invite("once@example.com"));
    const second = yes(await invite("once@example.com"));
    expect(await join(first.invitationId)).toMatchObject({ refusal: { code: "INVITE_EXPIRED" } });
    yes(await join(second.invitationId));
    expect(await join(second.invitationId)).toMatchObject({ refusal: { code: "INVITE_EXPIRED" } });
    const third = yes(await invite("revoked@example.com"));
    yes(await firm.admin.change(revokeInvitation, { invitationId: third.invitationId }));
    expect(await join(third.invitationId)).toMatchObject({ refusal: { code: "INVITE_EXPIRED" } });
    expect(await firm.admin.change(revokeInvitation, { invitationId: newId() })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });

  it("to somebody who works here already are refused at the field, and nobody grants an unknown role", async () => {
    const collector = await firm.collector();
    const [row] = await ownerRows<{ email: string }>(world, "SELECT email FROM staff WHERE id = $1", [
      collector.staffId,
    ]);
    expect(await invite(row?.email ?? "")).toMatchObject({ refusal: { fields: { email: "STAFF_EXISTS" } } });
    for (const role of ["emperor", "integrator"])
      expect(await firm.admin.change(inviteStaff, { email: "x@y.zz", fullName: "X", role })).toMatchObject({
        refusal: { fields: { role: "ROLE_UNKNOWN" } },
      });
  });

  it("of an owner come from an owner alone", async () => {
    const { host } = world;
    const actor = { ...firm.admin.actor, roles: ["admin"], permissions: permissionsOf("admin") };
    const origin = { ip: null, userAgent: null, requestId: null };
    const wish = { email: "o@y.zz", fullName: "O", role: "owner" };
    expect(await runCommand(host, { tenant: firm.tenant, actor, origin }, inviteStaff, wish)).toMatchObject({
      refusal: { fields: { role: "GRANT_LACKED" } },
    });
    yes(await firm.admin.change(inviteStaff, wish));
  });

  it("in a role that decides on others' requests wait for a second person, who is not the one who asked", async () => {
    const two = await openFirm(world);
    const wish = { email: "second@two.test", fullName: "Second Self", role: "finance" };
    // alone, the admin decides alone
    yes(await two.admin.change(inviteStaff, { ...wish, email: "first@two.test" }));
    const compliance = await colleague(world, two, { role: "compliance" });
    const asked = yes(await two.admin.change(inviteStaff, wish));
    expect(asked).toEqual({ invitationId: null, waits: true });
    const invited = () =>
      ownerRows<{ by: string }>(
        world,
        "SELECT created_by_id AS by FROM invitation WHERE tenant_id = $1 AND email = 'second@two.test'",
        [two.tenant.id],
      );
    expect(await invited()).toEqual([]);
    expect(await two.admin.change(inviteStaff, wish)).toMatchObject({
      refusal: { code: "APPROVAL_PENDING" },
    });
    const [request] = await ownerRows<{ id: string }>(
      world,
      "SELECT id FROM approval_request WHERE tenant_id = $1 AND act = 'staff.invite'",
      [two.tenant.id],
    );
    const decide = { approvalId: request?.id ?? "", decision: "approve", reason: "Known to me" };
    expect(await two.admin.change(decideApproval, decide)).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    yes(await compliance.change(decideApproval, decide));
    expect(await invited()).toEqual([{ by: two.admin.actor.id }]);
    // who decides nothing is invited by one
    const collector = { ...wish, email: "third@two.test", role: "collector" };
    expect(yes(await two.admin.change(inviteStaff, collector))).toMatchObject({ waits: false });
  });
});

describe("deactivation", () => {
  it("ends the person's sessions at once", async () => {
    const collector = await firm.collector();
    const [row] = await ownerRows<{ user_id: string }>(world, "SELECT user_id FROM staff WHERE id = $1", [
      collector.staffId,
    ]);
    const { database } = world.host;
    const session = await saveSession(database, {
      kind: "staff",
      userId: row?.user_id ?? "",
      principalId: collector.staffId,
      tenantId: firm.tenant.id,
      ip: null,
      userAgent: null,
    });
    expect(await acrossTenantsStaffSession(database, session.token)).toMatchObject({
      staffId: collector.staffId,
      roles: ["collector"],
    });
    yes(await firm.admin.change(deactivateStaff, { staffId: collector.staffId }));
    expect(await acrossTenantsStaffSession(database, session.token)).toBeNull();
  });

  it("never takes the last admin or oneself, nor somebody of another firm", async () => {
    expect(await firm.admin.change(deactivateStaff, { staffId: firm.admin.actor.id })).toMatchObject({
      refusal: { code: "SELF_DEACTIVATION" },
    });
    expect(await firm.system.change(deactivateStaff, { staffId: firm.admin.actor.id })).toMatchObject({
      refusal: { code: "LAST_OWNER" },
    });
    const other = await openFirm(world);
    expect(await firm.admin.change(deactivateStaff, { staffId: other.admin.actor.id })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });
});
