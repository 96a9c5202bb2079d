import { afterAll, beforeAll, expect, it } from "vitest";

import { receiptFacts } from "~/collections/queries/payment/receipt-facts.server";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { saveChart } from "~/money/data/ledger/chart.server";
import { CHART_OF_ACCOUNTS } from "~/money/domain/ledger/chart-of-accounts.table";
import { verifyChain } from "~/office/data/event/event-seals.server";
import { journalText } from "~/money/letters/journal-text";
import { trialBalance } from "~/money/queries/ledger/trial-balance.server";
import { walkJournal } from "~/money/queries/ledger/walk-journal.server";
import { rows, sql, type Sql, withTenant } from "~/platform/db/tenant-db.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { cashForm, nextKey } from "../../support/paying";
import { placeDebt } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  const account = await placeDebt(world, firm);
  yes(await firm.admin.change(recordDebtorPayment, cashForm(firm, account), nextKey()));
});
afterAll(() => world.close());

/** As the application's own role, inside the firm: what a fault of ours could do at most. */
const asApplication = (statement: Sql) =>
  withTenant(world.host.database, firm.tenant.id, "write", (db) => rows(db, statement));

it("▸ 1.b an UPDATE or a DELETE of postings and entries by the application's role fails at the database", async () => {
  await expect(asApplication(sql`UPDATE posting SET dr = dr + 1`)).rejects.toThrow(/permission denied/);
  await expect(asApplication(sql`DELETE FROM posting`)).rejects.toThrow(/permission denied/);
  await expect(asApplication(sql`UPDATE journal_entry SET narration = 'x'`)).rejects.toThrow(
    /permission denied/,
  );
});

it("▸ 2.a an account is never retyped nor deleted; renamed, the trial balance shows the new name over the same history", async () => {
  await expect(
    asApplication(sql`UPDATE ledger_account SET type = 'income' WHERE code = '2100'`),
  ).rejects.toThrow(/permission denied/);
  await expect(asApplication(sql`DELETE FROM ledger_account WHERE code = '2100'`)).rejects.toThrow(
    /permission denied/,
  );
  const on = firm.tenant.businessDate;
  const before = await firm.admin.read(trialBalance, { on });
  await asApplication(
    sql`UPDATE ledger_account SET name = 'Owed to clients' WHERE code = '2100' AND dimension_id IS NULL`,
  );
  const after = await firm.admin.read(trialBalance, { on });
  const renamed = before.rows.map((row) => (row.code === "2100" ? { ...row, name: "Owed to clients" } : row));
  expect(after).toEqual({ ...before, rows: renamed });
});

it("▸ 2.b a chart that is installed twice has one row for each code", async () => {
  await withTenant(world.host.database, firm.tenant.id, "write", (db) =>
    saveChart(db, CHART_OF_ACCOUNTS, firm.tenant.currency),
  );
  const twice =
    "SELECT code FROM ledger_account WHERE tenant_id = $1 AND dimension_id IS NULL GROUP BY code HAVING count(*) > 1";
  expect(await ownerRows(world, twice, [firm.tenant.id])).toEqual([]);
});

it("▸ 5.c two payments of the same amount, debtor and minute under different keys both stand", async () => {
  const account = await placeDebt(world, firm, { ref: "TWICE-1" });
  const form = cashForm(firm, account);
  const both = await Promise.all([1, 2].map(() => firm.admin.change(recordDebtorPayment, form, nextKey())));
  expect(new Set(both.map((answer) => yes(answer).paymentId)).size).toBe(2);
});

it("▸ 6.e the receipt of a returned payment says RETURNED, with the balance of now", async () => {
  const account = await placeDebt(world, firm, { ref: "RETURNED-1" });
  const { paymentId } = yes(await firm.admin.change(recordDebtorPayment, cashForm(firm, account), nextKey()));
  await ownerRows(world, "UPDATE payment SET state = 'returned' WHERE id = $1", [paymentId]);
  const facts = await firm.admin.read(receiptFacts, { paymentId });
  expect(facts).toMatchObject({ state: "returned" });
});

it("▸ 13.a the plain-text journal sums to the trial balance, account by account", async () => {
  const on = firm.tenant.businessDate;
  let text = "";
  for await (const part of journalText("All", walkJournal(firm.admin, { from: "2000-01-01", to: on })))
    text += part;
  const sums = new Map<string, number>();
  for (const [, code = "", amount = "0"] of text.matchAll(/^ +[a-z]+:(\d{4})[^\n]*? [A-Z]{3} +(-?[\d.]+)$/gm))
    sums.set(code, Math.round(((sums.get(code) ?? 0) + Number(amount)) * 100) / 100);
  const { rows: balances } = await firm.admin.read(trialBalance, { on });
  const ours = balances
    .filter(({ closing }) => closing !== 0n)
    .map(({ code, closing, normalSide }) => [
      code,
      (Number(closing) / 100) * (normalSide === "debit" ? 1 : -1),
    ]);
  expect([...sums].filter(([, sum]) => sum !== 0).sort()).toEqual(ours.sort());
  expect(ours.length).toBeGreaterThan(1);
});

it("▸ 15.b one byte of an old event changed in the database: the verifier names its number", async () => {
  await world.seal(firm.tenant.id);
  const check = () => withTenant(world.host.database, firm.tenant.id, "read", (db) => verifyChain(db));
  expect((await check()).brokenAt).toBeNull();
  await ownerRows(
    world,
    `DO $$ BEGIN ALTER TABLE event DISABLE TRIGGER USER;
      UPDATE event SET actor_name = actor_name || 'x' WHERE tenant_id = '${firm.tenant.id}'
        AND id = (SELECT event_id FROM event_seal WHERE tenant_id = '${firm.tenant.id}' AND seq = 3);
      ALTER TABLE event ENABLE TRIGGER USER; END $$`,
  );
  expect((await check()).brokenAt).toBe(3n);
});
