import { saveLedgerDays } from "~/money/data/ledger/ledger-days.server";
import { trialBalance } from "~/money/queries/ledger/trial-balance.server";
import { withTenant } from "~/platform/db/tenant-db.server";

import type { BenchFirm, BenchWorld } from "./bench-world";
import { interleave, line } from "./ratio";

const ENTRIES = 2_500_000;
const FRESH = 5_000;
const CHUNK = 100_000;
const ROUNDS = 5;

/** The trial balance of five million postings from the kept days ÷ the same from all postings; both must be equal. */
export async function benchTrialBalance(world: BenchWorld): Promise<string[]> {
  const firm = await world.openFirm("books");
  await fill(world, firm, ENTRIES, 3 * 365);
  await keepAll(world, firm);
  // a day's work that no close has kept yet
  await fill(world, firm, FRESH, 1);
  await world.owner.query("VACUUM ANALYZE posting, journal_entry, ledger_day, ledger_account");
  const on = firm.tenant.businessDate;
  const kept = await firm.system.read(trialBalance, { on });
  const counted = await countAll(world, firm);
  for (const row of kept.rows) {
    const [dr, cr] = counted.get(row.code) ?? [0n, 0n];
    if (row.debits !== dr || row.credits !== cr) throw new Error(`${row.code} differs from its postings`);
  }
  const speed = await interleave(
    ROUNDS,
    () => perSecond(() => firm.system.read(trialBalance, { on })),
    () => perSecond(() => countAll(world, firm)),
  );
  const second = await interleave(
    ROUNDS,
    () => perSecond(() => firm.system.read(trialBalance, { on })),
    () => Promise.resolve(1),
  );
  return [
    line("trial balance, 5,000,000 postings, from kept days ÷ from all postings", speed, "> 1, equal"),
    line("… and how often it fits into one second", second, "≥ 1"),
  ];
}

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return 1000 / (performance.now() - started);
}

async function countAll(world: BenchWorld, firm: BenchFirm): Promise<Map<string, [bigint, bigint]>> {
  const { rows } = await world.owner.query<{ code: string; dr: string; cr: string }>(
    `SELECT a.code, sum(p.dr) AS dr, sum(p.cr) AS cr FROM posting p JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
      WHERE p.tenant_id = $1 GROUP BY 1`,
    [firm.tenant.id],
  );
  return new Map(rows.map(({ code, dr, cr }) => [code, [BigInt(dr), BigInt(cr)]]));
}

async function keepAll(world: BenchWorld, firm: BenchFirm): Promise<void> {
  const keep = () =>
    withTenant(world.host.database, firm.tenant.id, "write", (db) => saveLedgerDays(db, CHUNK));
  while ((await keep()) >= CHUNK);
}

/** Entries of two lines over many days, written past the posting function: only what the figures read matters here. */
async function fill(world: BenchWorld, firm: BenchFirm, entries: number, days: number): Promise<void> {
  const { id } = firm.tenant;
  await world.owner.query("SET session_replication_role = replica");
  await world.owner.query(
    `INSERT INTO ledger_account (tenant_id, id, code, name, type, normal_side, currency, dimension_type, dimension_id, protected, parent_id, desk)
      SELECT c.tenant_id, uuidv7(), c.code, c.name, c.type, c.normal_side, c.currency, c.dimension_type, uuidv7(), c.protected, c.id, c.desk
      FROM ledger_account c, generate_series(1, 2000) WHERE c.tenant_id = $1 AND c.code IN ('1000', '2100') AND c.dimension_id IS NULL`,
    [id],
  );
  for (let done = 0; done < entries; done += CHUNK) {
    await world.owner.query(
      `WITH debits AS MATERIALIZED (SELECT array_agg(id) AS ids FROM ledger_account WHERE tenant_id = $1 AND code = '1000' AND dimension_id IS NOT NULL),
        credits AS MATERIALIZED (SELECT array_agg(id) AS ids FROM ledger_account WHERE tenant_id = $1 AND code = '2100' AND dimension_id IS NOT NULL),
        made AS MATERIALIZED (SELECT uuidv7() AS id, n, $2::date - (n % $4::int) AS day FROM generate_series(1, $3::int) n),
        entry AS (
          INSERT INTO journal_entry (tenant_id, id, voucher_type, fiscal_year, rule_code, cause_event_id, cause_key, effective_date, posting_date,
              business_date, narration, made_by_kind, desk, subject_type, subject_id, hash)
            SELECT $1, id, 'receipt', 2026, 'PC01', id, id::text, day, day, day, 'bench', 'system', 'collections', 'bench', id, '\\x00' FROM made)
      INSERT INTO posting (tenant_id, id, entry_id, line_no, account_id, dr, cr, currency, effective_date, posting_date, recorded_at, dimensions)
        SELECT $1, uuidv7(), m.id, s.no, CASE s.no WHEN 1 THEN (SELECT ids FROM debits)[1 + m.n % 2000] ELSE (SELECT ids FROM credits)[1 + m.n % 2000] END,
          CASE s.no WHEN 1 THEN m.n ELSE 0 END, CASE s.no WHEN 1 THEN 0 ELSE m.n END, 'USD', m.day, m.day, now(), '{}'
        FROM made m, (VALUES (1), (2)) s(no)`,
      [id, firm.tenant.businessDate, Math.min(CHUNK, entries - done), days],
    );
  }
  await world.owner.query("RESET session_replication_role");
}
