import { afterAll, beforeAll, expect, it } from "vitest";

import { collectorLoads } from "~/collections/queries/collector-loads.server";
import { checkAlerts } from "~/money/commands/alert/check-alerts.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { alertMoment } from "~/money/domain/alert/alert-moment";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { addDays } from "~/office/domain/calendar-date";
import { changeSetting } from "~/people/commands/setting/change-setting.server";
import {
  acrossTenantsPortalSession,
  acrossTenantsTenantById,
  saveSession,
} from "~/people/data/session/sessions.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import * as accountExport from "../../../app/routes/_staff+/accounts+/export";
import * as distribute from "../../../app/routes/_staff+/accounts+/distribute";
import * as sftp from "../../../app/routes/_staff+/settings+/sftp";
import { type Firm, openFirm, yes } from "../../support/firm";
import { signedIn } from "../../support/login";
import { ownerRows } from "../../support/owner-rows";
import { customerOf, enablePayments, nextKey, payByCard } from "../../support/paying";
import { placeDebt, placeDebts } from "../../support/placed";
import { table, takeIn } from "../../support/statements";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** As the next request finds the firm. */
async function set(firm: Firm, key: string, value: unknown): Promise<void> {
  yes(await firm.admin.change(changeSetting, { key, value, reason: "Our policy" }));
  Object.assign(firm.tenant, await acrossTenantsTenantById(world.host.database, firm.tenant.id));
}

it("a payment can be given back until its window closes, and not a day longer", async () => {
  const firm = await openFirm(world);
  await enablePayments(world, firm);
  const account = await placeDebt(world, firm);
  if (!account) throw new Error("nothing placed");
  const { id: paymentId } = await payByCard(world, firm, account, "50.00");
  const age = (days: number) =>
    ownerRows(world, "UPDATE payment SET effective_date = $2 WHERE id = $1", [
      paymentId,
      addDays(firm.tenant.businessDate, -days),
    ]);
  const ask = (amount: string) =>
    firm.admin.change(requestRefund, { paymentId, amount, reason: "Paid twice" }, nextKey());
  await age(181);
  expect(await ask("1.00")).toMatchObject({ refusal: { code: "REFUND_WINDOW" } });
  await age(180);
  yes(await ask("1.00"));
  await set(firm, "refund_window_days", 10);
  expect(await ask("1.00")).toMatchObject({ refusal: { code: "REFUND_WINDOW" } });
  await age(10);
  yes(await ask("1.00"));
});

it("bank lines are old after the firm's own days, and a close is late from its own hour", async () => {
  const firm = await openFirm(world);
  const day = addDays(firm.tenant.businessDate, -4);
  await takeIn(
    world,
    firm,
    table(Array.from({ length: 11 }, (_, at) => [day, `Line ${at}`, `${at + 1}.00`])),
  );
  const open = async () => yes(await firm.system.change(checkAlerts, {})).open;
  expect(await open()).toContain("unmatched_aged");
  const [notice] = await ownerRows<{ link: string }>(
    world,
    "SELECT link FROM notification WHERE tenant_id = $1 AND type = 'alert_unmatched_aged' LIMIT 1",
    [firm.tenant.id],
  );
  expect(notice?.link).toBe("/bank/lines?older=3");
  await set(firm, "suspense_alert_days", 5);
  expect(await open()).not.toContain("unmatched_aged");
  const late = (clock: string) =>
    alertMoment({ ...firm.tenant, timeZone: "UTC", businessDate: "2026-11-18" }, new Date(`2026-11-19T${clock}:00Z`)) // prettier-ignore
    .clock.closeLate;
  expect([late("05:59"), late("06:00")]).toEqual([false, true]);
  await set(firm, "close_alarm_hour", 9);
  expect([late("08:59"), late("09:00")]).toEqual([false, true]);
});

it("a new collector, a new connection and the sharing out start as the firm has them", async () => {
  const firm = await openFirm(world);
  await set(firm, "collector_capacity", 35);
  await set(firm, "sftp_poll_minutes", 60);
  await set(firm, "assignment_strategy", "round_robin");
  await firm.collector();
  expect(await firm.admin.read(collectorLoads, undefined)).toMatchObject([{ capacity: 35 }]);
  const browser = await signedIn(world, firm.tenant.id, firm.admin.actor.id ?? "");
  expect((await browser.open(sftp, "/settings/sftp")).data).toMatchObject({ pollMinutes: 60 });
  expect((await browser.open(distribute, "/accounts/distribute")).data).toMatchObject({
    usual: "round_robin",
  });
});

it("an export beyond the cap goes back to its page and says so; within it the file comes", async () => {
  const firm = await openFirm(world);
  await placeDebts(world, firm, Array.from({ length: 101 }, () => ({}))); // prettier-ignore
  const browser = await signedIn(world, firm.tenant.id, firm.admin.actor.id ?? "");
  expect(await browser.open(accountExport, "/accounts/export")).toMatchObject({ status: 200 });
  await set(firm, "export_cap", 100);
  expect(await browser.open(accountExport, "/accounts/export")).toMatchObject({
    status: 303,
    location: "/worklist",
  });
});

it("a customer is signed out after the firm's own minutes", async () => {
  const firm = await openFirm(world);
  const account = await placeDebt(world, firm);
  if (!account) throw new Error("nothing placed");
  const customer = await customerOf(firm, account);
  const { database } = world.host;
  const accountId = newId();
  await ownerRows(
    world,
    "INSERT INTO portal_account (tenant_id, id, person_type, person_id, login_norm) VALUES ($1, $2, 'customer', $3, 'x')",
    [firm.tenant.id, accountId, customer.actor.id],
  );
  const { token } = await saveSession(database, {
    kind: "portal", userId: null, principalId: accountId, tenantId: firm.tenant.id, ip: null, userAgent: null,
  }); // prettier-ignore
  const isOpen = async () => (await acrossTenantsPortalSession(database, token)) !== null;
  await ownerRows(
    world,
    "UPDATE session SET last_seen_at = now() - interval '20 minutes' WHERE principal_id = $1",
    [accountId],
  );
  expect(await isOpen()).toBe(false);
  await set(firm, "portal_idle_minutes", 30);
  expect(await isOpen()).toBe(true);
});

it("notices of one kind become one within the firm's own minutes", async () => {
  const firm = await openFirm(world);
  const recipientId = firm.admin.actor.id ?? "";
  const tell = () =>
    withTenant(world.host.database, firm.tenant.id, "write", (db) =>
      saveNotification(db, { id: newId(), recipientId, type: "test", params: {}, link: "/", groupKey: "g" }),
    );
  const entries = async () =>
    (
      await ownerRows(world, "SELECT 1 FROM notification WHERE recipient_id = $1 AND type = 'test'", [
        recipientId,
      ])
    ).length;
  await tell();
  await tell();
  expect(await entries()).toBe(1);
  await set(firm, "notice_group_minutes", 0);
  await tell();
  expect(await entries()).toBe(2);
});
