import type pg from "pg";

import type { BenchFirm } from "./bench-world";

/** Puts `count` accounts with their debtors into a firm by SQL, as a finished import would have left them. */
export async function fillAccounts(owner: pg.Client, firm: BenchFirm, count: number): Promise<void> {
  const { tenant, creditorId } = firm;
  const placement = await owner.query<{ id: string }>(
    `INSERT INTO placement (tenant_id, id, placement_no, creditor_id, contract_version_id, placed_on, state)
      SELECT $1, uuidv7(), 'BENCH', $2, v.id, $3::date, 'loaded' FROM contract_version v WHERE v.tenant_id = $1 LIMIT 1 RETURNING id`,
    [tenant.id, creditorId, tenant.businessDate],
  );
  await owner.query(
    `CREATE TEMP TABLE made AS SELECT uuidv7() AS account, uuidv7() AS customer, n,
        initcap(translate(substr(md5((n % 487)::text), 1, 6), '0123456789', 'aeiourstln')) || ' ' ||
        initcap(translate(substr(md5((n::bigint * 7919 % (1 + n % 4999))::text || 'x'), 1, 8), '0123456789', 'aeiourstln')) AS name
      FROM generate_series(1, ${count}) AS n`,
  );
  await owner.query(
    `INSERT INTO customer (tenant_id, id, number, full_name, name_key) SELECT $1, customer, 'B-' || n, name, lower(name) FROM made`,
    [tenant.id],
  );
  await owner.query(
    `INSERT INTO account (tenant_id, id, external_ref, ref_key, creditor_id, placement_id, contract_version_id, customer_id, debtor_name, account_type,
        currency, original_amount, due_date, status, priority, score, queue_level, next_action_at, principal, balance, published_at)
      SELECT $1, m.account, 'BN-' || m.n, 'BN' || m.n, $2, p.id, p.contract_version_id, m.customer, m.name, 'credit_card', 'USD',
        10000 + m.n % 900000, $3::date - (m.n % 400), 'NEW', m.n % 4, m.n % 100, (ARRAY[15, 45, 50, 70])[1 + m.n % 4],
        CASE WHEN m.n % 3 = 0 THEN now() + make_interval(hours => m.n % 500) END, 10000 + m.n % 900000, 10000 + m.n % 900000, now()
      FROM made m, placement p WHERE p.tenant_id = $1 AND p.id = $4`,
    [tenant.id, creditorId, tenant.businessDate, placement.rows[0]?.id],
  );
  await owner.query("DROP TABLE made");
  await owner.query("ANALYZE account");
  await owner.query("ANALYZE customer");
}
