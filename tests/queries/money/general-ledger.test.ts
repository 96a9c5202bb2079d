import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { saveEntry } from "~/money/data/ledger/entries.server";
import { saveLedgerDays } from "~/money/data/ledger/ledger-days.server";
import { credit, debit } from "~/money/domain/ledger/journal-entry";
import {
  generalLedger,
  type GeneralLedgerFilter,
  type GeneralLedgerRow,
} from "~/money/queries/ledger/general-ledger.server";
import { trialBalance } from "~/money/queries/ledger/trial-balance.server";
import { walkGeneralLedger } from "~/money/queries/ledger/walk-general-ledger.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let other: Firm;
const branch = newId();
const creditors = [newId(), newId()];

beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  other = await openFirm(world);
  for (let i = 0; i < 9; i += 1) await post(BigInt(100 + i), [12, 3, 3, 7, 12, 1, 3, 7, 0][i] ?? 0, i % 2);
  await keep();
  for (let i = 0; i < 4; i += 1) await post(BigInt(1000 + i), [12, 3, 5, 0][i] ?? 0, i % 2);
});
afterAll(() => world.close());

const dayOf = (back: number) =>
  new Date(Date.parse(firm.tenant.businessDate) - back * 86_400_000).toISOString().slice(0, 10);

const keep = () => withTenant(world.host.database, firm.tenant.id, "write", (db) => saveLedgerDays(db, 1000));

function post(amount: bigint, back: number, whose: number): Promise<unknown> {
  return withTenant(world.host.database, firm.tenant.id, "write", (db) => {
    const id = newId();
    const frame = {
      id, tenant: firm.tenant, actor: firm.system.actor, causeEventId: id, causeKey: id, effectiveDate: dayOf(back),
      narration: "test", subject: { type: "test", id }, desk: "collections",
    }; // prettier-ignore
    const lines = [debit("1000", branch, amount), credit("2100", creditors[whose], amount)];
    return saveEntry(db, frame, { ruleCode: "PC01", voucherType: "receipt", lines });
  });
}

const period = () => ({ from: dayOf(7), on: dayOf(1) });

/** Every posting of the period with the balance that adding them one by one gives. */
async function counted(asked: { from: string; on: string; code?: string; dimension?: string }) {
  const found = await ownerRows<{ id: string; code: string; day: string; net: string }>(
    world,
    `SELECT p.id, a.code, to_char(p.posting_date, 'YYYY-MM-DD') AS day, p.dr - p.cr AS net FROM posting p
      JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
      WHERE p.tenant_id = $1 AND ($2::text IS NULL OR a.code = $2) AND ($3::uuid IS NULL OR a.dimension_id = $3)
      ORDER BY p.posting_date, p.entry_id, p.line_no`,
    [firm.tenant.id, asked.code ?? null, asked.dimension ?? null],
  );
  const sums: Record<string, bigint> = {};
  return found
    .map(({ id, code, day, net }) => ({ id, day, balance: (sums[code] = (sums[code] ?? 0n) + BigInt(net)) }))
    .filter(({ day }) => day >= asked.from && day <= asked.on)
    .map(({ id, balance }) => [id, balance]);
}

const shown = (rows: GeneralLedgerRow[]) => rows.map(({ id, balance }) => [id, balance]);

function page(filter: GeneralLedgerFilter, limit: number) {
  return firm.admin.read((context) => generalLedger(context, filter, limit), undefined);
}

async function paged(asked: GeneralLedgerFilter, limit: number) {
  const forth: GeneralLedgerRow[] = [];
  let at = await page(asked, limit);
  forth.push(...at.rows);
  while (at.next) forth.push(...(at = await page({ ...asked, after: at.next }, limit)).rows);
  const back = [...at.rows];
  while (at.previous) back.unshift(...(at = await page({ ...asked, before: at.previous }, limit)).rows);
  return { forth: shown(forth), back: shown(back) };
}

describe("the general ledger", () => {
  it("carries the running balance of each account over every page, forwards and backwards", async () => {
    for (const limit of [1, 2, 3, 5, 50]) {
      const { forth, back } = await paged(period(), limit);
      const expected = await counted(period());
      expect(forth, `pages of ${limit}`).toEqual(expected);
      expect(back, `pages of ${limit}, backwards`).toEqual(expected);
    }
  });

  it("keeps to one account, and to one sub-account with the balance of that", async () => {
    const code = { ...period(), code: "2100" };
    expect((await paged(code, 2)).forth).toEqual(await counted(code));
    const dimension = { ...period(), dimension: creditors[1] };
    expect((await paged(dimension, 2)).forth).toEqual(await counted(dimension));
    expect((await counted(dimension)).length).toBeGreaterThan(2);
  });

  it("ends where the trial balance ends", async () => {
    const all: GeneralLedgerRow[] = [];
    for await (const batch of walkGeneralLedger(firm.admin, period())) all.push(...batch);
    const { rows } = await firm.admin.read(trialBalance, period());
    for (const code of ["1000", "2100"]) {
      const line = rows.find((row) => row.code === code);
      const last = all.filter((row) => row.code === code).at(-1);
      expect(last?.balance).toBe((line?.opening ?? 0n) + (line?.debits ?? 0n) - (line?.credits ?? 0n));
    }
  });

  it("a cursor that somebody made up starts at the first page, and another firm sees nothing", async () => {
    const first = await page(period(), 3);
    const bent = await page({ ...period(), after: "bm9uc2Vuc2U" }, 3);
    expect(shown(bent.rows)).toEqual(shown(first.rows));
    expect(await other.admin.read(generalLedger, period())).toMatchObject({
      rows: [],
      next: null,
      previous: null,
    });
  });
});
