import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { acceptInvitation } from "~/people/commands/staff/accept-invitation.server";
import { deactivateStaff } from "~/people/commands/staff/deactivate-staff.server";
import { inviteStaff } from "~/people/commands/staff/invite-staff.server";
import { remindFirm } from "~/people/commands/billing/remind-firm.server";
import { prorate } from "~/people/domain/billing/proration";
import { newId } from "~/platform/ids/new-id";

import { eventsOf, heldBy, subscribe, work } from "./subscribed";
import { type Firm, openFirm, permissionsOf, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const invite = (firm: Firm, more: { paidAt?: string; email?: string } = {}) =>
  firm.admin.change(inviteStaff, {
    email: `${newId()}@firm.test`,
    fullName: "Nell New",
    role: "viewer",
    ...more,
  });

/** Colleagues who are here already, without the ceremony. */
async function staffOf(firm: Firm, count: number): Promise<void> {
  await ownerRows(
    world,
    `WITH people AS (INSERT INTO user_account (id, email, full_name, password_hash)
        SELECT uuidv7(), uuidv7() || '@firm.test', 'Some Body', 'not a hash' FROM generate_series(1, $2::int) RETURNING id, email)
      INSERT INTO staff (tenant_id, id, number, user_id, full_name, email, starts_on)
      SELECT $1, uuidv7(), 'X-' || id, id, 'Some Body', email, CURRENT_DATE FROM people`,
    [firm.tenant.id, count - 1],
  );
}

interface SeatOffer {
  seat: { now: bigint; each: bigint; currency: string };
  at: string;
}

async function offerOf(firm: Firm): Promise<SeatOffer> {
  const refused = await invite(firm);
  if (refused.ok) throw new Error("there was a free seat");
  return refused.refusal.facts as unknown as SeatOffer;
}

describe("a trial", () => {
  it("has ten seats, counting who is invited; an eleventh needs a plan", async () => {
    const firm = await openFirm(world);
    await staffOf(firm, 9);
    yes(await invite(firm, { email: "tenth@firm.test" }));
    // the same person again takes no other seat
    yes(await invite(firm, { email: "tenth@firm.test" }));
    expect(await invite(firm)).toMatchObject({
      refusal: { code: "PLAN_LIMIT", facts: { limit: 10, used: 10, upgrade: "plan" } },
    });
  });
});

describe("a paid plan", () => {
  it("P2-2: the 16th on Growth sees 22.00 times what is left, agrees, and the seat is added and charged", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm, "growth");
    await staffOf(firm, 15);
    const { periodStart, periodEnd } = await heldBy(firm);
    const { seat, at } = await offerOf(firm);
    const due = prorate({ unit: 2_200n, quantity: 1 }, { from: periodStart!, to: periodEnd! }, new Date(at));
    expect(seat).toEqual({ now: due, each: 2_200n, currency: "USD" });
    yes(await invite(firm, { paidAt: at }));
    await work(world);
    expect(await heldBy(firm)).toMatchObject({ seats: 1, seatsWanted: 1 });
    const [latest] = await ownerRows<{ total: string; status: string }>(
      world,
      "SELECT total, status FROM billing_invoice WHERE tenant_id = $1 ORDER BY issued_at DESC, id DESC LIMIT 1",
      [firm.tenant.id],
    );
    expect(Math.abs(Number(latest?.total) - Number(due))).toBeLessThanOrEqual(1);
    expect(await eventsOf(world, firm, "billing.seat_added")).toMatchObject([{ seats: 16 }]);
  });

  it("without the owner's word nobody spends the firm's money", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm, "starter");
    await staffOf(firm, 3);
    Object.assign(firm.admin.actor, { permissions: permissionsOf("admin") });
    expect(await invite(firm, { paidAt: new Date().toISOString() })).toMatchObject({
      refusal: { code: "PLAN_LIMIT", facts: { upgrade: "owner" } },
    });
  });

  it("an old price is shown anew", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm, "starter");
    await staffOf(firm, 3);
    const paidAt = new Date(Date.now() - 31 * 60_000).toISOString();
    expect(await invite(firm, { paidAt })).toMatchObject({
      refusal: { code: "PLAN_LIMIT", facts: { upgrade: "seat" } },
    });
    expect((await heldBy(firm)).seatsWanted).toBe(0);
  });

  it("two who buy at once get a seat each, and each is charged once", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm, "starter");
    await staffOf(firm, 3);
    const { at: paidAt } = await offerOf(firm);
    const both = await Promise.all([invite(firm, { paidAt }), invite(firm, { paidAt })]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    await work(world);
    expect(await heldBy(firm)).toMatchObject({ seats: 2, seatsWanted: 2 });
  });

  it("seats that the provider refuses are not the firm's, and who comes finds none", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm, "starter");
    await staffOf(firm, 3);
    const { at: paidAt } = await offerOf(firm);
    const { invitationId } = yes(await invite(firm, { paidAt }));
    world.host.ports.billing.fail(1, "CARD_DECLINED");
    await work(world);
    expect(await heldBy(firm)).toMatchObject({ seats: 0, seatsWanted: 0 });
    const form = { invitationId, userId: newId(), fullName: "Nell New", passwordHash: "not a hash" };
    expect(await firm.system.change(acceptInvitation, form)).toMatchObject({
      refusal: { code: "PLAN_LIMIT" },
    });
  });

  it("a seat that nobody sits on goes with the cycle, never before", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm, "starter");
    const [one] = [await firm.collector(), await firm.collector()];
    const { at: paidAt } = await offerOf(firm);
    const { invitationId } = yes(await invite(firm, { paidAt }));
    await work(world);
    const form = { invitationId, userId: newId(), fullName: "Nell New", passwordHash: "not a hash" };
    yes(await firm.system.change(acceptInvitation, form));
    yes(await firm.admin.change(deactivateStaff, { staffId: one?.staffId }));
    expect(yes(await firm.system.change(remindFirm, {})).told).toEqual([]);
    await ownerRows(world, "UPDATE subscription SET period_end = now() + interval '20 hours' WHERE tenant_id = $1", [firm.tenant.id]); // prettier-ignore
    expect(yes(await firm.system.change(remindFirm, {})).told).toHaveLength(1);
    const invoices = () =>
      ownerRows(world, "SELECT 1 FROM billing_invoice WHERE tenant_id = $1", [firm.tenant.id]);
    const before = (await invoices()).length;
    await work(world);
    expect(await heldBy(firm)).toMatchObject({ seats: 0, seatsWanted: 0 });
    expect((await invoices()).length).toBe(before);
  });
});
