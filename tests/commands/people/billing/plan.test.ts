import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { approveImport } from "~/collections/commands/placement/approve-import.server";
import { flushCalls } from "~/people/access/api/count-calls.server";
import { assignPlan } from "~/people/commands/billing/assign-plan.server";
import { choosePlan } from "~/people/commands/billing/choose-plan.server";
import { endPlan } from "~/people/commands/billing/end-plan.server";
import { grantDiscount } from "~/people/commands/billing/grant-discount.server";
import { meterPlan } from "~/people/commands/billing/meter-plan.server";
import { openBillingPage } from "~/people/commands/billing/open-billing-page.server";
import { recordAsk } from "~/people/commands/billing/record-ask.server";
import { saveApiCalls } from "~/people/data/billing/usage.server";
import { addDays, civilDateIn } from "~/office/domain/calendar-date";
import { withTenant } from "~/platform/db/tenant-db.server";

import { apiKeyOf, callApi } from "../../../support/api";
import { askOf, eventsOf, heldBy, keepCard, now, stateOf, subscribe, tell, work } from "./subscribed";
import { type Firm, openFirm, permissionsOf, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { HEADER, importFile } from "../../../support/placed";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const choose = (firm: Firm, plan: string, cycle = "month", at = now()) =>
  firm.admin.change(choosePlan, { plan, cycle, at });
const thisMonth = () => now().slice(0, 7);
const paidOf = async (firm: Firm) =>
  (await ownerRows<{ total: string }>(world, "SELECT total FROM billing_invoice WHERE tenant_id = $1 ORDER BY issued_at, id", [firm.tenant.id])).map(({ total }) => Number(total)); // prettier-ignore

describe("choosing a plan", () => {
  it("is the owner's alone, and of a plan that has a price", async () => {
    const firm = await openFirm(world);
    const form = { plan: "growth", cycle: "month", at: now() };
    expect(await firm.manager.change(choosePlan, form)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(permissionsOf("admin").has("billing:manage")).toBe(false);
    for (const plan of ["enterprise", "free"])
      expect(await choose(firm, plan)).toMatchObject({ refusal: { fields: { plan: "PLAN_UNKNOWN" } } });
  });

  it("leads to the provider's page; a declined card begins nothing, and another firm sees nothing of it", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const { askId } = yes(await choose(firm, "starter"));
    await work(world);
    const ask = await askOf(firm, askId);
    expect(ask).toMatchObject({ kind: "checkout", state: "done" });
    world.host.ports.billing.complete(ask.url ?? "", "declined");
    await tell(firm, "checkout.session.completed");
    await work(world);
    expect(await stateOf(world, firm)).toBe("trial");
    expect(await askOf(other, askId)).toBeNull();
    expect(yes(await other.system.change(recordAsk, { askId, code: "X" })).done).toBe(false);
    expect(yes(await firm.system.change(recordAsk, { askId, code: "X" })).done).toBe(false);
  });

  it("up is charged at once for what is left of the cycle", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm, "starter");
    yes(await choose(firm, "growth"));
    await work(world);
    expect(await heldBy(firm)).toMatchObject({ planCode: "growth", seatsWanted: 0, nextPlan: null });
    const [first, second] = await paidOf(firm);
    expect(first).toBe(9_900);
    // seconds after the cycle began nearly all of the difference is due
    expect(second).toBeGreaterThan(29_900);
    expect(second).toBeLessThanOrEqual(30_000);
    expect(await choose(firm, "growth")).toMatchObject({ refusal: { code: "ALREADY_DONE" } });
  });

  it("a price shown half an hour ago is shown again before it is charged", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm, "starter");
    const old = new Date(Date.now() - 31 * 60_000).toISOString();
    expect(await choose(firm, "growth", "month", old)).toMatchObject({ refusal: { code: "PRICE_STALE" } });
  });

  it("down waits for the next cycle and can be taken back", async () => {
    const firm = await openFirm(world);
    const customerRef = await subscribe(world, firm, "growth");
    yes(await choose(firm, "starter"));
    await work(world);
    expect(await heldBy(firm)).toMatchObject({ planCode: "growth", nextPlan: { plan: "starter", seats: 0 } });
    yes(await firm.admin.change(endPlan, { wish: "unschedule" }));
    await work(world);
    expect((await heldBy(firm)).nextPlan).toBeNull();
    yes(await choose(firm, "starter"));
    await work(world);
    world.host.ports.billing.renew(customerRef);
    await tell(firm, "customer.subscription.updated");
    await work(world);
    expect(await heldBy(firm)).toMatchObject({ planCode: "starter", nextPlan: null });
    expect(await paidOf(firm)).toEqual([39_900, 9_900]);
  });

  it("down is refused while more is used than it has room for, with everything that is over", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm, "growth");
    await withTenant(world.host.database, firm.tenant.id, "write", (db) =>
      saveApiCalls(db, thisMonth(), 100_001),
    );
    expect(await choose(firm, "starter")).toMatchObject({
      refusal: {
        code: "DOWNGRADE_BLOCKED",
        facts: { over: [{ limit: "apiCalls", used: 100_001, allowed: 100_000 }] },
      },
    });
  });

  it("an open fee comes before a larger plan", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm, "starter");
    await ownerRows(world, "UPDATE subscription SET status = 'past_due' WHERE tenant_id = $1", [
      firm.tenant.id,
    ]);
    expect(await choose(firm, "growth")).toMatchObject({ refusal: { code: "PAYMENT_METHOD_REQUIRED" } });
  });

  it("a year is charged at once, and the rest of the month given back", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm, "starter");
    yes(await choose(firm, "starter", "year"));
    await work(world);
    const [, year] = await paidOf(firm);
    expect(year).toBeGreaterThanOrEqual(99_000 - 9_900);
    expect(year).toBeLessThan(99_000 - 9_800);
    expect(await heldBy(firm)).toMatchObject({ cycle: "year" });
  });
});

describe("ending it", () => {
  it("takes effect with the cycle, may be taken back, and then closes the firm", async () => {
    const firm = await openFirm(world);
    expect(await firm.admin.change(endPlan, { wish: "end" })).toMatchObject({ refusal: { code: "NO_PLAN" } });
    const customerRef = await subscribe(world, firm);
    for (const [wish, ending] of [
      ["end", true],
      ["keep", false],
      ["end", true],
    ] as const) {
      yes(await firm.admin.change(endPlan, { wish }));
      await work(world);
      expect((await heldBy(firm)).ending).toBe(ending);
    }
    expect(await firm.admin.change(endPlan, { wish: "end" })).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
    expect(await firm.manager.change(endPlan, { wish: "keep" })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await stateOf(world, firm)).toBe("active");
    world.host.ports.billing.renew(customerRef);
    await tell(firm, "customer.subscription.deleted");
    await work(world);
    expect(await stateOf(world, firm)).toBe("closing");
  });

  it("an answer that was lost is asked for again with the same key; a refusal is told", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm);
    world.host.ports.billing.fail(1, "NOT_FOUND");
    const { askId } = yes(await firm.admin.change(endPlan, { wish: "end" }));
    await work(world);
    expect(await askOf(firm, askId)).toMatchObject({ state: "failed", code: "NOT_FOUND" });
    expect(await eventsOf(world, firm, "billing.ask_refused")).toEqual([
      { kind: "ending", code: "NOT_FOUND" },
    ]);
  });
});

describe("the provider's pages", () => {
  it("keep another card, and open for the owner alone", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm);
    await keepCard(world, firm, "ok");
    expect((await heldBy(firm)).method).toMatchObject({ last4: "4242" });
    const { askId } = yes(await firm.admin.change(openBillingPage, { page: "portal" }));
    await work(world);
    expect((await askOf(firm, askId)).url).toContain("portal");
    expect(await firm.viewer.change(openBillingPage, { page: "portal" })).toMatchObject({ refusal: { code: "FORBIDDEN" } }); // prettier-ignore
  });
});

describe("what is used", () => {
  it("is told at 80 and 100 %, once each, and shut after fourteen days at 110 %", async () => {
    const firm = await openFirm(world);
    await subscribe(world, firm, "starter");
    const meter = async (calls: number) => {
      await ownerRows(world, "DELETE FROM api_usage WHERE tenant_id = $1", [firm.tenant.id]);
      await withTenant(world.host.database, firm.tenant.id, "write", (db) =>
        saveApiCalls(db, thisMonth(), calls),
      );
      return yes(await firm.system.change(meterPlan, {})).told.map((key) => key.split(":")[2]);
    };
    expect(await meter(79_999)).toEqual([]);
    expect(await meter(80_000)).toEqual(["near"]);
    expect(await meter(80_001)).toEqual([]);
    expect(await meter(110_000)).toEqual(["over"]);
    const today = civilDateIn("UTC", new Date());
    expect((await heldBy(firm)).overSince).toEqual({ apiCalls: today });
    await ownerRows(world, "UPDATE subscription SET over_since = $2 WHERE tenant_id = $1", [
      firm.tenant.id,
      { apiCalls: addDays(today, -14) },
    ]);
    expect(await meter(110_001)).toEqual(["shut"]);
    expect(await meter(10)).toEqual([]);
    expect((await heldBy(firm)).overSince).toEqual({});
  });
});

it("calls of a firm's programs are counted, together and by firm", async () => {
  const firm = await openFirm(world);
  const key = await apiKeyOf(firm);
  await flushCalls(world.host);
  for (let call = 0; call < 3; call += 1) await callApi("/ledger/accounts/", { key });
  await flushCalls(world.host);
  const counted = "SELECT month, calls FROM api_usage WHERE tenant_id = $1";
  expect(await ownerRows(world, counted, [firm.tenant.id])).toEqual([{ month: thisMonth(), calls: "3" }]);
});

it("far over for fourteen days, no placement is loaded any more", async () => {
  const firm = await openFirm(world);
  await subscribe(world, firm, "starter");
  yes(await firm.system.change(meterPlan, {}));
  const since = addDays(civilDateIn("UTC", new Date()), -14);
  await ownerRows(
    world,
    "UPDATE subscription SET usage = jsonb_set(usage, '{customers}', '1100'), over_since = $2 WHERE tenant_id = $1",
    [firm.tenant.id, { customers: since }],
  );
  const row =
    "T-1,Angela Foster,7823,a@example.com,+12145551234,300.00,2026-01-15,National Credit Corp,credit_card";
  const job = await importFile(world, firm, "more.csv", `${HEADER}\n${row}`, { approve: false });
  expect(await firm.admin.change(approveImport, { importId: job.id })).toMatchObject({
    refusal: { code: "PLAN_LIMIT", facts: { limit: 1_000, used: 1_100, meter: "customers" } },
  });
});

describe("an operator", () => {
  it("puts a firm on a contract, which opens it, and takes a part off a paid plan", async () => {
    const firm = await openFirm(world);
    const assign = (plan: string) => firm.system.change(assignPlan, { plan, reason: "contract 77" });
    expect(await firm.admin.change(assignPlan, { plan: "scale", reason: "please" })).toMatchObject({ refusal: { code: "FORBIDDEN" } }); // prettier-ignore
    expect(await assign("free")).toMatchObject({ refusal: { fields: { plan: "PLAN_UNKNOWN" } } });
    expect(yes(await assign("enterprise"))).toEqual({ plan: "enterprise", paid: false });
    expect(await stateOf(world, firm)).toBe("active");
    const off = { percentOff: 20, months: 3, reason: "migration" };
    expect(await firm.system.change(grantDiscount, off)).toMatchObject({ refusal: { code: "NO_PLAN" } });
    await subscribe(world, firm, "growth");
    yes(await firm.system.change(grantDiscount, off));
    await work(world);
    expect(await heldBy(firm)).toMatchObject({ percentOff: 20, nextInvoice: { total: { minor: "31920" } } });
    expect(await assign("enterprise")).toMatchObject({ refusal: { fields: { plan: "PLAN_BY_CONTRACT" } } });
    expect(yes(await assign("scale")).paid).toBe(true);
    await work(world);
    expect((await heldBy(firm)).nextPlan).toMatchObject({ plan: "scale" });
    expect(await firm.admin.change(grantDiscount, off)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  });
});
