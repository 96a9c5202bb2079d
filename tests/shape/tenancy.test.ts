import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { cloneDatabase, type TestDatabase } from "../support/database";

/** Spec 13 §1, and what the login needs beside it: the only tables without a tenant's policy. */
const PLATFORM_WIDE = [
  "tenant",
  "tenant_domain",
  "former_slug",
  "user_account",
  "user_token",
  "user_factor",
  "session",
  "refresh_token",
  "login_attempt",
  "provider_event",
  "rate_limit",
  "operator",
  "operator_log",
  "feature_flag",
  "feature_flag_change",
  "billing_plan",
];
const HISTORY = "_prisma_migrations";
const INSERT_ONLY = [
  "event",
  "event_subject",
  "event_seal",
  "event_anchor",
  "journal_entry",
  "posting",
  "account_movement",
  "billing_plan",
  "operator_log",
  "feature_flag_change",
  "destruction_certificate",
  "event_archive",
];

let database: TestDatabase;
let owner: pg.Client;
let tables: string[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const found = await query<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`);
  tables = found.map(({ name }) => name).filter((name) => name !== HISTORY);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const { rows } = await owner.query(sql, values);
  return rows as Row[];
}

const tenantTables = () => tables.filter((name) => !PLATFORM_WIDE.includes(name));

test("the platform-wide tables are the named ones", async () => {
  const owned = await query<{ name: string }>(
    `SELECT DISTINCT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'tenant_id' AND is_nullable = 'NO'`,
  );
  const withTenant = new Set(owned.map(({ name }) => name));
  expect(
    tables.filter((name) => !withTenant.has(name)).filter((name) => !PLATFORM_WIDE.includes(name)),
  ).toEqual([]);
  expect(PLATFORM_WIDE.filter((name) => !tables.includes(name))).toEqual([]);
});

test("every tenant table's primary key is (tenant_id, id)", async () => {
  const keys = await query<{ name: string; columns: string[] }>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY k.place) AS columns
      FROM pg_index i
      JOIN pg_class c ON c.oid = i.indrelid AND NOT c.relispartition
      JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place) ON true
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
     WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace
     GROUP BY c.relname`);
  const byName = new Map(keys.map(({ name, columns }) => [name, columns.join(",")]));
  // spec 13 §4: the kept balance of an account is keyed by that account and its shard
  const ownKey: Record<string, string> = { ledger_balance: "tenant_id,account_id,shard" };
  const odd = tenantTables().filter((name) => byName.get(name) !== (ownKey[name] ?? "tenant_id,id"));
  expect(odd).toEqual([]);
});

test("every unique key and every index of a tenant table begins with tenant_id", async () => {
  const indexes = await query<{ table: string; index: string; first: string | null; method: string }>(`
    SELECT c.relname AS table, x.relname AS index, a.attname AS first, m.amname AS method
      FROM pg_index i
      JOIN pg_class c ON c.oid = i.indrelid AND NOT c.relispartition
      JOIN pg_class x ON x.oid = i.indexrelid
      JOIN pg_am m ON m.oid = x.relam
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
     WHERE c.relnamespace = 'public'::regnamespace`);
  const ours = indexes.filter(({ table }) => tenantTables().includes(table));
  expect(ours.length).toBeGreaterThan(0);
  expect(ours.filter(({ first }) => first !== "tenant_id").map(({ index }) => index)).toEqual([]);
});

test("every foreign key of a tenant table carries tenant_id, to its own tenant's row or to the tenant", async () => {
  const keys = await query<{
    table: string;
    name: string;
    columns: string[];
    target: string;
    targetColumns: string[];
  }>(`
    SELECT c.relname AS table, f.conname AS name, t.relname AS target,
           (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(f.conkey) WITH ORDINALITY AS k(n, place)
              JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.n) AS columns,
           (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(f.confkey) WITH ORDINALITY AS k(n, place)
              JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.n) AS "targetColumns"
      FROM pg_constraint f
      JOIN pg_class c ON c.oid = f.conrelid AND NOT c.relispartition
      JOIN pg_class t ON t.oid = f.confrelid
     WHERE f.contype = 'f' AND f.conparentid = 0 AND c.relnamespace = 'public'::regnamespace`);
  const odd = keys
    .filter(({ table }) => tenantTables().includes(table))
    .filter(({ columns, target, targetColumns }) => {
      if (columns[0] !== "tenant_id") return true;
      return target === "tenant" ? targetColumns.join() !== "id" : targetColumns[0] !== "tenant_id";
    });
  expect(odd.map(({ name }) => name)).toEqual([]);
});

test("row-level security is forced on every tenant table, for reading and for writing", async () => {
  const states = await query<{ name: string; on: boolean; forced: boolean }>(`
    SELECT relname AS name, relrowsecurity AS on, relforcerowsecurity AS forced
      FROM pg_class WHERE relnamespace = 'public'::regnamespace`);
  const guarded = new Set(states.filter(({ on, forced }) => on && forced).map(({ name }) => name));
  expect(tenantTables().filter((name) => !guarded.has(name))).toEqual([]);

  const policies = await query<{
    name: string;
    reads: string | null;
    writes: string | null;
    roles: string[];
  }>(`
    SELECT tablename AS name, qual AS reads, with_check AS writes, roles::text[] AS roles
      FROM pg_policies WHERE schemaname = 'public' AND permissive = 'PERMISSIVE'`);
  for (const table of tenantTables()) {
    const ours = policies.filter(({ name, roles }) => name === table && !roles.includes("quittance_across"));
    expect(ours, table).not.toEqual([]);
    for (const { reads, writes } of ours) {
      for (const rule of [reads, writes]) expect(rule, table).toMatch(/tenant_id = .*app\.tenant_id/);
      // Citus refuses a subselect here, and Postgres runs it for every row
      expect(reads, table).not.toMatch(/select/i);
    }
  }
});

test("the role that looks across tenants may read and nothing else", async () => {
  const rules = await query<{ table: string; command: string }>(
    `SELECT tablename AS table, cmd AS command FROM pg_policies WHERE 'quittance_across' = ANY (roles) AND cmd <> 'SELECT'`,
  );
  expect(rules).toEqual([]);
  const writes = await query<{ table: string; right: string }>(
    `SELECT table_name AS table, privilege_type AS right FROM information_schema.role_table_grants
      WHERE grantee = 'quittance_across' AND table_schema = 'public' AND privilege_type <> 'SELECT'`,
  );
  expect(writes).toEqual([]);
});

test("a partition has no grants of its own: roles reach it through its parent", async () => {
  const direct = await query<{ name: string }>(`
    SELECT DISTINCT g.table_name AS name FROM information_schema.role_table_grants g
      JOIN pg_class c ON c.relname = g.table_name AND c.relnamespace = 'public'::regnamespace AND c.relispartition
     WHERE g.table_schema = 'public' AND g.grantee LIKE 'quittance\\_%' AND g.grantee <> 'quittance_owner'`);
  expect(direct).toEqual([]);
});

test("insert-only tables can be neither changed nor emptied by the application", async () => {
  const rights = await query<{ name: string; right: string }>(
    `SELECT table_name AS name, privilege_type AS right FROM information_schema.role_table_grants
      WHERE grantee = 'quittance_app' AND table_schema = 'public' AND table_name = ANY ($1)
        AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')`,
    [INSERT_ONLY.filter((name) => tables.includes(name))],
  );
  expect(rights).toEqual([]);
});

test("no column uses an enum, and money is bigint", async () => {
  const odd = await query<{ column: string }>(`
    SELECT table_name || '.' || column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public'
       AND (data_type = 'USER-DEFINED' OR data_type IN ('money', 'real', 'double precision')
            OR (column_name ~ '(^|_)(amount|balance)(_minor)?$' AND data_type <> 'bigint'))`);
  // a moment in milliseconds, which the limiter's library reckons with as a number
  expect(odd).toEqual([{ column: "rate_limit.expire" }]);
});

test("a function that runs as its owner has a fixed search path", async () => {
  const loose = await query<{ name: string }>(`
    SELECT proname AS name FROM pg_proc
     WHERE pronamespace = 'public'::regnamespace AND prosecdef
       AND NOT EXISTS (SELECT 1 FROM unnest(coalesce(proconfig, '{}')) AS setting WHERE setting LIKE 'search_path=%')`);
  expect(loose).toEqual([]);
});
