import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { addAccountNote } from "~/collections/commands/account/add-account-note.server";
import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import type { WorklistRow } from "~/collections/queries/worklist/worklist-page.server";
import { addDays } from "~/office/domain/calendar-date";
import { ageTenant } from "~/people/commands/tenant/age-tenant.server";
import { extendTrial } from "~/people/commands/tenant/extend-trial.server";
import { moveTenant } from "~/people/commands/tenant/move-tenant.server";
import { endStaffSessions } from "~/people/commands/staff/end-staff-sessions.server";
import { firmStanding } from "~/people/queries/tenant/firm-standing.server";
import { handlers } from "~/jobs/handlers";

import * as index from "../../../app/routes/_portal+/portal+/$slug+/index";
import * as code from "../../../app/routes/_portal+/portal+/$slug+/code";
import { TestBrowser } from "../../support/browser";
import { daysLater } from "../../support/closing";
import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { cashForm, customerOf, enablePayments, nextKey, payByCard, settle } from "../../support/paying";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const move = (firm: Firm, to: string, more = {}) =>
  firm.system.change(moveTenant, { to, reason: "invoice 17 is open", contact: "estate@law.test", ...more });

/** The state that a request would find with its session. */
async function refresh(firm: Firm): Promise<string> {
  const [row] = await ownerRows<{ status: string }>(world, "SELECT status FROM tenant WHERE id = $1", [
    firm.tenant.id,
  ]);
  firm.tenant.status = row?.status ?? "";
  return firm.tenant.status;
}

async function moved(firm: Firm, to: string): Promise<void> {
  yes(await move(firm, to));
  await refresh(firm);
}

describe("moving a firm", () => {
  it("is nobody's in the firm, needs a reason, and goes by the table", async () => {
    const firm = await openFirm(world);
    expect(await firm.admin.change(moveTenant, { to: "active", reason: "please" })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await move(firm, "suspended", { reason: "" })).toMatchObject({ refusal: { code: "VALIDATION" } });
    expect(await move(firm, "past_due")).toMatchObject({ refusal: { code: "TRANSITION_NOT_ALLOWED" } });
    expect(await move(firm, "closing", { contact: "" })).toMatchObject({
      refusal: { fields: { contact: "REQUIRED" } },
    });
    yes(await move(firm, "suspended"));
    expect(await move(firm, "suspended")).toMatchObject({ refusal: { code: "TRANSITION_NOT_ALLOWED" } });
    const [event] = await ownerRows(
      world,
      "SELECT before, after, reason FROM event WHERE tenant_id = $1 AND type = 'tenant.state_changed'",
      [firm.tenant.id],
    );
    expect(event).toEqual({
      before: { state: "trial" },
      after: { state: "suspended" },
      reason: "invoice 17 is open",
    });
    await settle(world);
    const mails = world.host.ports.email.sentTo((await ownerMail(firm)) ?? "");
    expect(mails.some(({ text }) => text.includes("invoice 17 is open"))).toBe(true);
  });

  it("leaves every other firm as it was", async () => {
    const [one, other] = [await openFirm(world), await openFirm(world)];
    yes(await move(one, "suspended"));
    expect(await refresh(other)).toBe("trial");
  });

  async function ownerMail(firm: Firm): Promise<string | undefined> {
    const [row] = await ownerRows<{ email: string }>(world, "SELECT email FROM staff WHERE id = $1", [
      firm.admin.actor.id,
    ]);
    return row?.email;
  }
});

describe("time", () => {
  it("a trial can run thirty days longer and no more; only while it runs", async () => {
    const firm = await openFirm(world);
    const today = new Date().toISOString().slice(0, 10);
    const extend = (until: string) => firm.system.change(extendTrial, { until, reason: "a long holiday" });
    expect(await extend(addDays(today, 45))).toMatchObject({
      refusal: { fields: { until: "TRIAL_TOO_LONG" } },
    });
    expect(await extend(addDays(today, -1))).toMatchObject({
      refusal: { fields: { until: "TRIAL_TOO_LONG" } },
    });
    expect(await extend("soon")).toMatchObject({ refusal: { fields: { until: "DATE_FORMAT" } } });
    expect(await firm.admin.change(extendTrial, { until: today, reason: "me" })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    yes(await extend(addDays(today, 44)));
    const { next } = await firm.admin.read(firmStanding, new Date());
    expect(next).toEqual({ state: "restricted", on: addDays(today, 45) });
    yes(await move(firm, "active"));
    expect(await extend(addDays(today, 20))).toMatchObject({ refusal: { code: "TRANSITION_NOT_ALLOWED" } });
  });

  it("ends a trial and walks an unpaid firm to its end, one state after the other; a second run does nothing", async () => {
    const firm = await openFirm(world);
    const walk = async (days: number) => {
      const later = daysLater(world, days);
      await handlers["age-tenant"](later, { tenantId: firm.tenant.id });
      return refresh(firm);
    };
    expect(await walk(14)).toBe("trial");
    expect(await walk(15)).toBe("restricted");
    expect(await walk(15)).toBe("restricted");
    expect(await walk(31)).toBe("suspended");
    expect(await walk(91)).toBe("closing");
    expect(await walk(121)).toBe("closed");
    expect(yes(await firm.system.change(ageTenant, {}))).toEqual({ moved: false });
    expect(await firm.admin.change(ageTenant, {})).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  });
});

describe("in each state", () => {
  let firm: Firm;
  let account: WorklistRow;
  beforeAll(async () => {
    firm = await openFirm(world);
    await enablePayments(world, firm);
    [account] = (await placeDebts(world, firm, [{ name: "Debbie Debtor", ref: "S-1" }])) as [WorklistRow];
  });
  const note = () => firm.admin.change(addAccountNote, { accountId: account.id, body: "called" });
  const secure = () => firm.admin.change(endStaffSessions, { staffId: firm.admin.actor.id ?? "" });
  const code403 = (code: string) => ({ refusal: { code } });

  it("past due works as ever", async () => {
    await moved(firm, "active");
    await moved(firm, "past_due");
    yes(await note());
  });

  it("restricted refuses new clients and notes, and books the payment of a debtor", async () => {
    await ownerRows(world, "UPDATE tenant SET status = 'restricted' WHERE id = $1", [firm.tenant.id]);
    await refresh(firm);
    expect(await note()).toMatchObject(code403("FIRM_RESTRICTED"));
    expect(await firm.admin.change(createCreditor, { name: "One more" })).toMatchObject(
      code403("FIRM_RESTRICTED"),
    );
    yes(await firm.admin.change(recordDebtorPayment, cashForm(firm, account), nextKey()));
  });

  it("P2-3: suspended, a debtor pays in the portal: the payment is posted and the receipt sent", async () => {
    await moved(firm, "suspended");
    expect(await note()).toMatchObject(code403("FIRM_SUSPENDED"));
    yes(await secure());
    const payment = await payByCard(world, firm, account, "10.00");
    const [row] = await ownerRows(
      world,
      `SELECT p.state, (SELECT count(*)::int FROM receipt r WHERE r.tenant_id = p.tenant_id AND r.payment_id = p.id) AS receipts,
        (SELECT count(*)::int FROM journal_entry j WHERE j.tenant_id = p.tenant_id AND j.subject_id = p.id) AS entries
        FROM payment p WHERE p.tenant_id = $1 AND p.id = $2`,
      [firm.tenant.id, payment.id],
    );
    expect(row).toMatchObject({ state: "succeeded", receipts: 1 });
    expect((row as { entries: number }).entries).toBeGreaterThan(0);
  });

  it("closing takes no new payment, and one that is under way is still finished", async () => {
    await moved(firm, "closing");
    const debtor = await customerOf(firm, account);
    const form = { accountId: account.id, amount: "5.00" };
    expect(await debtor.change(startDebtorCheckout, form, nextKey())).toMatchObject(code403("FIRM_CLOSING"));
    const browser = new TestBrowser();
    const page = await browser.open(index, `/portal/${firm.tenant.slug}`, { slug: firm.tenant.slug });
    expect(page.data["closed"]).toBeNull();
  });

  it("closed shows its customers whom to ask, and nothing else", async () => {
    await ownerRows(world, "UPDATE tenant SET status = 'closed' WHERE id = $1", [firm.tenant.id]);
    const params = { slug: firm.tenant.slug };
    const path = `/portal/${firm.tenant.slug}`;
    const browser = new TestBrowser();
    const page = await browser.open(index, path, params);
    expect(page.data["closed"]).toEqual({ contact: "estate@law.test" });
    expect((await browser.open(code, `${path}/code`, params)).location).toBe(path);
    expect((await browser.post(index, path, { reference: "S-1" }, params)).location).toBe(path);
  });

  it("reopened, everything works again", async () => {
    await refresh(firm);
    await moved(firm, "active");
    yes(await note());
  });
});
