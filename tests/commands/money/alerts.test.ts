import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { checkAlerts as alertJob } from "~/jobs/money/check-alerts.server";
import { tickHour } from "~/jobs/office/tick-hour.server";
import { checkAlerts } from "~/money/commands/alert/check-alerts.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { listAlerts } from "~/money/data/alert/finance-alerts.server";
import { alertMoment } from "~/money/domain/alert/alert-moment";
import { financeAlerts } from "~/money/queries/alert/finance-alerts.server";
import { lineFilter, lineList } from "~/money/queries/statement/line-list.server";
import { addDays } from "~/office/domain/calendar-date";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../support/firm";
import { FAULTS, type PaidFirm, tamper } from "../../support/invariant-faults.table";
import { ownerRows } from "../../support/owner-rows";
import { enablePayments, nextKey, payByCard, settle } from "../../support/paying";
import { placeDebt } from "../../support/placed";
import { bankAccountOf, table, takeIn } from "../../support/statements";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const check = async (firm: Firm) => yes(await firm.system.change(checkAlerts, {}));

const noticesOf = (firm: Firm, type = "alert_%") =>
  ownerRows<{ type: string; link: string; recipient_id: string }>(
    world,
    "SELECT type, link, recipient_id FROM notification WHERE tenant_id = $1 AND type LIKE $2 ORDER BY id",
    [firm.tenant.id, type],
  );

const lines = (firm: Firm, count: number, back: number, word: string) =>
  takeIn(
    world,
    firm,
    table(
      Array.from({ length: count }, (_, i) => [
        addDays(firm.tenant.businessDate, -back),
        `${word} ${i}`,
        `${i + 1}.00`,
      ]),
    ),
  );

const change = (sql: string, params: unknown[]) => ownerRows(world, `${sql} RETURNING id`, params);

describe("alerts of finance", () => {
  it("▸ 17.a ten lines older than three days raise nothing; the eleventh raises one alert", async () => {
    const firm = await openFirm(world);
    await lines(firm, 10, 4, "Old");
    await lines(firm, 5, 3, "Three days");
    expect((await check(firm)).open).toEqual([]);
    expect(await noticesOf(firm)).toEqual([]);
    await lines(firm, 1, 5, "Eleventh");
    expect(await check(firm)).toEqual({ raised: ["unmatched_aged"], resolved: [], open: ["unmatched_aged"] });
    const link = "/bank/lines?older=3";
    expect(await noticesOf(firm)).toEqual([
      { type: "alert_unmatched_aged", link, recipient_id: firm.admin.actor.id },
    ]);
    const behind = await firm.admin.read(lineList, lineFilter.parse({ older: "3" }));
    expect(behind.rows).toHaveLength(11);
  });

  it("is told once until it is resolved, and again when it comes back", async () => {
    const firm = await openFirm(world);
    await lines(firm, 1, 31, "Very old");
    expect((await check(firm)).raised).toEqual(["suspense_old"]);
    expect(await check(firm)).toEqual({ raised: [], resolved: [], open: ["suspense_old"] });
    expect(await noticesOf(firm)).toHaveLength(1);
    const state = "UPDATE statement_line SET state = $2 WHERE tenant_id = $1";
    await change(state, [firm.tenant.id, "ignored"]);
    expect(await check(firm)).toEqual({ raised: [], resolved: ["suspense_old"], open: [] });
    await change(state, [firm.tenant.id, "unmatched"]);
    expect((await check(firm)).raised).toEqual(["suspense_old"]);
    const log = await ownerRows<{ raised: string; resolved: string }>(
      world,
      `SELECT jsonb_path_query_array(after, '$.raised[*].code') AS raised, jsonb_path_query_array(after, '$.resolved[*].code') AS resolved
        FROM event WHERE tenant_id = $1 AND type = 'alerts.changed' ORDER BY id`,
      [firm.tenant.id],
    );
    expect(log).toEqual([
      { raised: ["suspense_old"], resolved: [] },
      { raised: [], resolved: ["suspense_old"] },
      { raised: ["suspense_old"], resolved: [] },
    ]);
  });

  it("what nobody takes up goes to those who run the firm after four hours, and is a reminder a day later", async () => {
    const firm = await openFirm(world);
    await lines(firm, 1, 31, "Very old");
    const { host } = world;
    const began = host.now().getTime();
    const checkAfter = async (hours: number) => {
      host.now = () => new Date(began + hours * 3_600_000);
      yes(await firm.system.change(checkAlerts, {}));
    };
    try {
      await checkAfter(0);
      await checkAfter(3);
      expect(await noticesOf(firm)).toHaveLength(1);
      await ownerRows(world, "UPDATE notification SET read_at = now() WHERE tenant_id = $1", [
        firm.tenant.id,
      ]);
      await checkAfter(4);
      await checkAfter(5);
      const waited =
        "SELECT params->'waited' AS hours FROM notification WHERE tenant_id = $1 AND params ? 'waited' ORDER BY id";
      expect(await ownerRows(world, waited, [firm.tenant.id])).toEqual([{ hours: 4 }]);
      await ownerRows(world, "UPDATE notification SET read_at = now() WHERE tenant_id = $1", [
        firm.tenant.id,
      ]);
      await checkAfter(24);
      expect(await ownerRows(world, waited, [firm.tenant.id])).toEqual([{ hours: 4 }, { hours: 24 }]);
    } finally {
      host.now = () => new Date();
    }
  });

  it("eleven old lines are mailed to those who match", async () => {
    const firm = await openFirm(world);
    await lines(firm, 11, 4, "Old");
    await world.drain();
    world.host.ports.email.outbox.splice(0);
    await check(firm);
    await world.drain();
    const mails = world.host.ports.email.outbox.filter(({ subject }) =>
      subject.startsWith("11 bank lines wait"),
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("/bank/lines?older=3");
  });

  it("two checks at once tell once", async () => {
    const firm = await openFirm(world);
    await lines(firm, 1, 40, "Very old");
    const both = await Promise.all([check(firm), check(firm), check(firm)]);
    expect(both.flatMap(({ raised }) => raised)).toEqual(["suspense_old"]);
    expect(await noticesOf(firm)).toHaveLength(1);
  });

  it("▸ 17.b an imbalance of one unit: a critical alert, and payouts stop with the next check", async () => {
    const firm = await openFirm(world);
    await enablePayments(world, firm);
    const account = await placeDebt(world, firm);
    const { id: paymentId } = await payByCard(world, firm, account, "100.00");
    const paid: PaidFirm = {
      world, firm, creditors: [firm.creditorId], accounts: [account.id], payments: [paymentId], customers: [],
    }; // prettier-ignore
    expect((await check(firm)).open).toEqual([]);
    await FAULTS.find(({ code }) => code === "I02")?.seed(paid);
    const began = Date.now();
    await tickHour(world.host, {});
    await settle(world);
    expect(Date.now() - began).toBeLessThan(60_000);
    expect((await noticesOf(firm, "alert_imbalance")).map(({ link }) => link)).toEqual(["/ledger"]);
    expect((await noticesOf(firm, "invariant_critical")).length).toBeGreaterThan(0);
    const refund = { paymentId, amount: "1.00", reason: "a test" };
    expect(await firm.admin.change(requestRefund, refund, nextKey())).toMatchObject({
      refusal: { code: "FROZEN_BY_INVARIANT" },
    });
  });

  it("only the system checks, and a firm hears nothing of another", async () => {
    const firm = await openFirm(world);
    const other = await openFirm(world);
    await lines(firm, 1, 40, "Very old");
    expect(await firm.admin.change(checkAlerts, {})).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect((await check(other)).open).toEqual([]);
    expect(await other.admin.read(financeAlerts, undefined)).toEqual([]);
  });
});

describe("each condition", () => {
  it("a break past its business day, a missing seal and a month opened again, each by its own scope", async () => {
    const firm = await openFirm(world);
    const { id: tenant, businessDate } = firm.tenant;
    await lines(firm, 1, 1, "Fresh");
    const bank = await bankAccountOf(world, firm);
    const broken = newId();
    await change(
      `INSERT INTO reconciliation_break (tenant_id, id, bank_account_id, type, day, amount, currency, break_key, due_on)
        VALUES ($1, $2, $3, 'BK1', $4, 1, 'USD', 'x', $4)`,
      [tenant, broken, bank, addDays(businessDate, -1)],
    );
    await change(
      "INSERT INTO business_day (tenant_id, id, day, state, closed_at) VALUES ($1, $2, $3::date - 7 - (extract(isodow FROM $3::date)::int - 1), 'closed', now())",
      [tenant, newId(), businessDate],
    );
    const month = newId();
    await change(
      "INSERT INTO accounting_period (tenant_id, id, starts_on, ends_on, state, reopened_until) VALUES ($1, $2, '2026-01-01', '2026-01-31', 'open', now())",
      [tenant, month],
    );
    const keys = [`break_overdue:${bank}`, `seal_missing:${bank}`, `period_reopened:${month}`];
    expect((await check(firm)).open.sort()).toEqual(keys.sort());
    expect((await noticesOf(firm)).map(({ link }) => link).sort()).toEqual(
      [`/reconciliation/${bank}`, `/reconciliation/${bank}`, "/ledger/periods"].sort(),
    );
    await change("UPDATE reconciliation_break SET state = 'explained' WHERE tenant_id = $1", [tenant]);
    expect((await check(firm)).resolved).toEqual([`break_overdue:${bank}`]);
  });

  it("debits that come back, from four fifths of a limit on", async () => {
    const firm = await openFirm(world);
    await enablePayments(world, firm);
    const tenant = firm.tenant.id;
    await tamper(
      { world },
      `INSERT INTO payment (tenant_id, id, direction, purpose, amount, currency, method, rail, effective_date, processor_ref, idempotency_key, state,
          return_code, mandate_id, cycle_date, metadata)
        SELECT '${tenant}', uuidv7(), 'in', 'debtor_payment', 100, 'USD', 'bank_transfer', 'ach', current_date, 'r' || n, 'k' || n,
          CASE WHEN n <= 11 THEN 'returned' ELSE 'succeeded' END, CASE WHEN n <= 11 THEN 'R01' END, '${newId()}', current_date - n,
          jsonb_build_object('presented_on', '${firm.tenant.businessDate}') FROM generate_series(1, 100) n`,
    );
    expect((await check(firm)).open).toEqual([]);
    await tamper(
      { world },
      `UPDATE payment SET state = 'returned', return_code = 'R01' WHERE processor_ref = 'r12' AND tenant_id = '${tenant}'`,
    );
    expect((await check(firm)).raised).toEqual(["return_rates"]);
    expect((await noticesOf(firm)).map(({ link }) => link)).toEqual(["/payments/mandates"]);
  });

  it("news that is stuck, a payout that does not arrive, a date that is not closed, and silence", async () => {
    const firm = await openFirm(world);
    await enablePayments(world, firm);
    const { id: tenant, businessDate } = firm.tenant;
    const payout = `INSERT INTO provider_payout (tenant_id, id, processor_account_id, provider_ref, amount, currency, arrives_on, state)
      SELECT $1, $2, id, $3, 100, 'USD', $4, 'paid' FROM processor_account WHERE tenant_id = $1 LIMIT 1`;
    await change(payout, [tenant, newId(), "po_young", addDays(businessDate, -2)]);
    expect((await check(firm)).open).toEqual([]);
    await change(payout, [tenant, newId(), "po_old", addDays(businessDate, -8)]);
    await change(
      `INSERT INTO provider_event (id, provider, event_id, tenant_id, type, body, headers, state, happened_at)
        VALUES ($2, 'stripe', $3, $1, 'payout.paid', '{}', '{}', 'dead', now())`,
      [tenant, newId(), `evt_${newId()}`],
    );
    await change("UPDATE tenant SET business_date = business_date - 2 WHERE id = $1", [tenant]);
    expect((await check(firm)).open.sort()).toEqual(["inbox_dead", "payout_transit"]);
    await alertJob(world.host, { tenantId: tenant });
    expect((await noticesOf(firm)).map(({ type }) => type)).toContain("alert_close_late");
    const wednesday = new Date("2099-11-18T12:00:00Z");
    const moment = alertMoment({ ...firm.tenant, timeZone: "UTC", businessDate: "2099-11-18" }, wednesday);
    const later = await withTenant(world.host.database, tenant, "read", (db) => listAlerts(db, moment));
    expect(later.map(({ code }) => code)).toContain("webhook_silence");
  });
});
