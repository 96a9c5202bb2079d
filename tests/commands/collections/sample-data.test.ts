import { afterAll, beforeAll, expect, it } from "vitest";

import { addAccountNote } from "~/collections/commands/account/add-account-note.server";
import { issueStatement } from "~/collections/commands/account/issue-statement.server";
import { recordContact } from "~/collections/commands/account/record-contact.server";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { loadSampleData } from "~/collections/commands/sample/load-sample-data.server";
import { removeSampleData } from "~/collections/commands/sample/remove-sample-data.server";
import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { previewDistribution } from "~/collections/commands/worklist/preview-distribution.server";
import { findDebtorByReference } from "~/collections/data/account/debtor-by-reference.server";
import { dashboard } from "~/collections/queries/dashboard/dashboard.server";
import { sampleState } from "~/collections/queries/sample/sample-state.server";
import { moneyInvariants } from "~/money/queries/invariant/money-invariants.server";
import { collectionsInvariants } from "~/collections/queries/invariant/collections-invariants.server";
import { measureUsage } from "~/people/data/billing/usage.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { placeDebt } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

const SET = { desk: "collections" };

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

/**
 * What stays by design: the log, its seal and the keys its notes are read with tell for good that samples were here, and
 * an answered request is kept for a day so that it is not done twice.
 */
const KEPT = ["event", "event_subject", "event_seal", "event_anchor", "person_key", "idempotency_record"];

/** Rows of the firm in every table of the schema that has firms' rows. */
async function rowCounts({ tenant }: Firm): Promise<Record<string, number>> {
  const tables = await ownerRows<{ name: string }>(
    world,
    `SELECT c.relname AS name FROM pg_class c JOIN information_schema.columns k
        ON k.table_schema = 'public' AND k.table_name = c.relname AND k.column_name = 'tenant_id'
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
    [],
  );
  const union = tables
    .filter(({ name }) => !KEPT.includes(name))
    .map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM "${name}" WHERE tenant_id = $1`);
  const counted = await ownerRows<{ name: string; n: number }>(world, union.join(" UNION ALL "), [tenant.id]);
  return Object.fromEntries(counted.map(({ name, n }) => [name, n]));
}

async function samples(of: Firm) {
  return ownerRows<{ id: string; external_ref: string; customer_id: string }>(
    world,
    "SELECT id, external_ref, customer_id FROM account WHERE tenant_id = $1 AND is_sample ORDER BY external_ref",
    [of.tenant.id],
  );
}

/** Whatever breaks an invariant of the books or of the desk. */
async function offenders() {
  const { system } = firm;
  const books = await system.read((context) => moneyInvariants(context, { codes: null }), undefined);
  const desk = await system.read((context) => collectionsInvariants(context, { codes: null }), undefined);
  return [...books, ...desk].flatMap((finding) => finding.offenders);
}

it("P1-3 sample data loaded, worked on and removed leaves every table as it was, and nothing in the books", async () => {
  await placeDebt(world, firm);
  const collector = await firm.collector();
  const before = await rowCounts(firm);

  expect(yes(await firm.admin.change(loadSampleData, SET))).toEqual({
    accounts: 60,
    collectors: 4,
    loaded: true,
  });
  const [first, second] = await samples(firm);
  yes(await firm.admin.change(addAccountNote, { accountId: first?.id, body: "What a nice sample" }));
  yes(await firm.admin.change(recordContact, { accountId: first?.id, result: "no_answer" }));
  yes(
    await firm.admin.change(previewDistribution, {
      strategy: "balanced",
      accountIds: [first?.id, second?.id],
    }),
  );
  yes(await firm.admin.change(assignAccounts, { accountIds: [first?.id], staffId: collector.staffId }));
  // the bell told the collector of the assignment: theirs, not the sample's
  await ownerRows(world, "DELETE FROM notification WHERE recipient_id = $1", [collector.staffId]);
  expect(await offenders()).toEqual([]);

  const { removed } = yes(await firm.admin.change(removeSampleData, SET));
  const counts = Object.fromEntries(removed.map(({ table, count }) => [table, count]));
  expect(counts).toMatchObject({
    account: 60,
    customer: 56,
    staff: 4,
    creditor: 2,
    account_movement: 60,
    note: 1,
    distribution_run: 1,
  });
  expect(await rowCounts(firm)).toEqual(before);
  expect(await offenders()).toEqual([]);
});

it("two tabs load one set, a repeat answers the first, and there is nothing to remove twice", async () => {
  const own = await openFirm(world);
  const both = await Promise.all([1, 2].map(() => own.admin.change(loadSampleData, SET)));
  expect(both.map((answer) => yes(answer).loaded).sort()).toEqual([false, true]);
  expect(await samples(own)).toHaveLength(60);
  const gone = await Promise.all([1, 2].map(() => own.admin.change(removeSampleData, SET)));
  expect(gone.map((answer) => yes(answer).removed.length > 0).sort()).toEqual([false, true]);
  yes(await own.admin.change(loadSampleData, SET, "load-once"));
  yes(await own.admin.change(removeSampleData, SET));
  expect(await own.admin.change(loadSampleData, SET, "load-once")).toMatchObject({ replayed: true });
  expect(await samples(own)).toHaveLength(0);
});

it("a load that breaks off leaves nothing behind", async () => {
  const own = await openFirm(world);
  const before = await rowCounts(own);
  await ownerRows(
    world,
    "ALTER TABLE account_holder ADD CONSTRAINT no_more CHECK (capacity <> 'originator') NOT VALID",
    [],
  );
  expect(await own.admin.change(loadSampleData, SET)).toMatchObject({ ok: false });
  await ownerRows(world, "ALTER TABLE account_holder DROP CONSTRAINT no_more", []);
  expect(await rowCounts(own)).toEqual(before);
});

it("a sample account takes no money and gives no paper; where money stands on one all the same, nothing is removed", async () => {
  const own = await openFirm(world);
  yes(await own.admin.change(loadSampleData, SET));
  const [account] = await samples(own);
  const accountId = account?.id;
  const cash = { accountId, amount: "10.00", method: "cash", effectiveDate: own.tenant.businessDate };
  expect(await own.admin.change(recordDebtorPayment, cash, "cash-1")).toMatchObject({
    refusal: { code: "SAMPLE_ACCOUNT" },
  });
  const paper = {
    from: "2026-01-01",
    on: "2026-01-31",
    storageKey: `statements/${accountId ?? ""}/x.pdf`,
    fileName: "x.pdf",
    sha256: "0".repeat(64),
    size: 1n,
  };
  expect(await own.admin.change(issueStatement, { accountId, ...paper })).toMatchObject({
    refusal: { code: "SAMPLE_ACCOUNT" },
  });
  await ownerRows(
    world,
    `WITH p AS (INSERT INTO payment (tenant_id, id, direction, purpose, amount, currency, method, effective_date, idempotency_key)
        VALUES ($1, uuidv7(), 'in', 'debtor_payment', 1, 'USD', 'cash', '2026-01-01', 'odd') RETURNING id)
      INSERT INTO payment_target (tenant_id, id, payment_id, target_type, target_id, amount) SELECT $1, uuidv7(), p.id, 'account', $2, 1 FROM p`,
    [own.tenant.id, accountId],
  );
  expect(await own.admin.change(removeSampleData, SET)).toMatchObject({
    refusal: { code: "SAMPLE_HAS_MONEY", facts: { accounts: [account?.external_ref] } },
  });
  expect(await samples(own)).toHaveLength(60);
});

it("samples count in no figure beside real ones, on no bill and for no seat; nobody is written to", async () => {
  const own = await openFirm(world);
  const usage = () => own.system.read(({ db }) => measureUsage(db, "2026-11"), undefined);
  const before = await usage();
  yes(await own.admin.change(loadSampleData, SET));
  expect(await usage()).toEqual(before);
  const today = { from: own.tenant.businessDate, to: own.tenant.businessDate };
  const alone = await own.admin.read(dashboard, today);
  expect(alone).toMatchObject({ sample: { shown: true, only: true }, activeAccounts: 58 });
  expect(alone.collectors).toHaveLength(4);
  await placeDebt(world, own, { amount: "300.00" });
  const real = await own.admin.read(dashboard, today);
  expect(real).toMatchObject({ sample: { shown: false }, activeAccounts: 1, totalBalance: 30_000n });
  expect(await own.admin.read(dashboard, { ...today, sample: true })).toMatchObject({ activeAccounts: 58 });
  expect(await own.system.read(({ db }) => findDebtorByReference(db, "SAMPLE-0001"), undefined)).toBeNull();
});

it("a sample collector gets no real account, and what is real never becomes a sample", async () => {
  const own = await openFirm(world);
  const real = await placeDebt(world, own);
  yes(await own.admin.change(loadSampleData, SET));
  const [hand] = await ownerRows<{ id: string }>(
    world,
    "SELECT id FROM staff WHERE tenant_id = $1 AND status = 'sample' LIMIT 1",
    [own.tenant.id],
  );
  expect(await own.admin.change(assignAccounts, { accountIds: [real.id], staffId: hand?.id })).toMatchObject({
    refusal: { code: "COLLECTOR_UNKNOWN" },
  });
  for (const change of [
    "UPDATE account SET is_sample = true WHERE id = $1",
    "UPDATE customer SET is_sample = true WHERE id = (SELECT customer_id FROM account WHERE id = $1)",
    "UPDATE creditor SET state = 'sample' WHERE id = (SELECT creditor_id FROM account WHERE id = $1)",
    "DELETE FROM account_movement WHERE account_id = $1",
  ])
    await expect(ownerRows(world, change, [real.id])).rejects.toThrow(/IMMUTABLE/);
});

it("only who sets the firm up loads and removes, in their own firm; a restricted firm may only remove", async () => {
  const own = await openFirm(world);
  expect(await own.manager.change(loadSampleData, SET)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  yes(await own.admin.change(loadSampleData, SET));
  expect(await own.viewer.change(removeSampleData, SET)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  yes(await firm.admin.change(removeSampleData, SET));
  expect(await own.admin.read(sampleState, undefined)).toEqual({ accounts: 60, collectors: 4 });
  own.tenant.status = "restricted";
  expect(await own.admin.change(loadSampleData, SET)).toMatchObject({ ok: false });
  yes(await own.admin.change(removeSampleData, SET));
  expect(await own.admin.read(sampleState, undefined)).toEqual({ accounts: 0, collectors: 0 });
});
