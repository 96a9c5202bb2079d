import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { rows, sql, withTenant, onPrisma } from "~/platform/db/tenant-db.server";

import { type Firm, openFirm } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { payByCard, enablePayments } from "../support/paying";
import { placeDebts } from "../support/placed";
import { openWorld, type World } from "../support/world";

let world: World;
let mine: Firm;
let theirs: Firm;
let account: { id: string };
let app: pg.Client;

beforeAll(async () => {
  world = await openWorld();
  mine = await openFirm(world);
  theirs = await openFirm(world);
  await enablePayments(world, theirs);
  const [placed] = await placeDebts(world, theirs, [{ name: "Zanzibar Canary", ref: "CANARY-1" }]);
  if (!placed) throw new Error("nothing placed");
  account = placed;
  await payByCard(world, theirs, placed, "10.00");
  await world.seal(theirs.tenant.id);
  app = new pg.Client({ connectionString: world.urls.appUrl });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await world.close();
});

const inMine = <T>(mode: "read" | "write", work: Parameters<typeof withTenant<T>>[3]) =>
  withTenant(world.host.database, mine.tenant.id, mode, work);

describe("row-level walls", () => {
  it("the application's role is neither superuser nor owner and cannot look past policies", async () => {
    const [role] = await ownerRows(
      world,
      "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'quittance_app'",
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
    const owned = await ownerRows(
      world,
      "SELECT 1 FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'quittance_app'",
    );
    expect(owned).toEqual([]);
  });

  it("a foreign id reads nothing, through SQL and through Prisma", async () => {
    expect(
      await inMine("read", (db) => rows(db, sql`SELECT * FROM account WHERE id = ${account.id}::uuid`)),
    ).toEqual([]);
    expect(
      await inMine("read", (db) =>
        onPrisma(db, (prisma) => prisma.account.findMany({ where: { id: account.id } })),
      ),
    ).toEqual([]);
    expect(await inMine("read", (db) => onPrisma(db, (prisma) => prisma.tenant.findMany()))).toHaveLength(1);
  });

  it("a foreign row cannot be changed, deleted or moved", async () => {
    const touched = await inMine("write", (db) =>
      rows(db, sql`UPDATE account SET priority = 3 WHERE id = ${account.id}::uuid RETURNING id`),
    );
    expect(touched).toEqual([]);
    await expect(
      inMine("write", (db) => rows(db, sql`UPDATE note SET tenant_id = ${theirs.tenant.id}::uuid`)),
    ).resolves.toEqual([]);
    await expect(
      inMine("write", (db) =>
        rows(
          db,
          sql`INSERT INTO note (tenant_id, id, subject_type, subject_id, body) VALUES (${theirs.tenant.id}::uuid, uuidv7(), 'account', ${account.id}::uuid, 'x')`,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(inMine("write", (db) => rows(db, sql`DELETE FROM account`))).rejects.toThrow(
      /permission denied/,
    );
  });

  it("a foreign id is refused as a reference by the key itself", async () => {
    await expect(
      inMine("write", (db) =>
        rows(
          db,
          sql`INSERT INTO account_party (tenant_id, id, account_id, customer_id, valid_from)
          SELECT ${mine.tenant.id}::uuid, uuidv7(), ${account.id}::uuid, uuidv7(), current_date`,
        ),
      ),
    ).rejects.toThrow(/foreign key/);
  });

  it("without a tenant every tenant table is empty", async () => {
    const tables = await ownerRows<{ name: string }>(
      world,
      "SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relkind IN ('r', 'p') AND NOT relispartition",
    );
    expect(tables.length).toBeGreaterThan(40);
    for (const { name } of tables) {
      const counted = await app
        .query(`SELECT count(*)::int AS n FROM ${name}`)
        .catch((error: Error) => error);
      if (counted instanceof Error) expect(counted.message, name).toMatch(/permission denied/);
      else expect((counted.rows[0] as { n: number }).n, name).toBe(0);
    }
  });

  it("a partition has no door of its own", async () => {
    const parts = await ownerRows<{ name: string }>(
      world,
      "SELECT relname AS name FROM pg_class WHERE relispartition AND relkind = 'r' AND relnamespace = 'public'::regnamespace",
    );
    expect(parts.length).toBeGreaterThan(10);
    for (const { name } of parts)
      await expect(app.query(`SELECT 1 FROM ${name}`), name).rejects.toThrow(/permission denied/);
  });

  it("name search finds nothing of another firm", async () => {
    const found = await inMine("read", (db) =>
      rows(db, sql`SELECT * FROM search_customers('zanzibar canary', 500)`),
    );
    expect(found).toEqual([]);
    const own = await withTenant(world.host.database, theirs.tenant.id, "read", (db) =>
      rows(db, sql`SELECT * FROM search_customers('zanzibar canary', 500)`),
    );
    expect(own).toHaveLength(1);
  });

  it("the tenant set in one transaction is gone in the next on the same connection", async () => {
    await app.query(`BEGIN; SELECT set_config('app.tenant_id', '${theirs.tenant.id}', true)`);
    const inside = await app.query("SELECT count(*)::int AS n FROM account");
    await app.query("COMMIT");
    const after = await app.query("SELECT count(*)::int AS n FROM account");
    expect([inside.rows[0], after.rows[0]]).toEqual([{ n: 1 }, { n: 0 }]);
  });

  it("two thousand interleaved reads of two firms never see the other's row", async () => {
    const read = (firm: Firm) =>
      withTenant(world.host.database, firm.tenant.id, "read", (db) =>
        rows<{ tenant_id: string }>(
          db,
          sql`SELECT tenant_id FROM staff UNION ALL SELECT tenant_id FROM account`,
        ),
      );
    const answers = await Promise.all(
      Array.from({ length: 2000 }, (_, index) => read(index % 2 ? mine : theirs)),
    );
    const leaks = answers.filter((answer, index) =>
      answer.some((row) => row.tenant_id !== (index % 2 ? mine : theirs).tenant.id),
    );
    expect(leaks).toEqual([]);
  });

  it.each(["event", "journal_entry", "posting", "account_movement", "event_seal"])(
    "AX-14.1 nobody changes or deletes a row of %s",
    async (table) => {
      await app.query(`BEGIN; SELECT set_config('app.tenant_id', '${theirs.tenant.id}', true)`);
      await expect(app.query(`UPDATE ${table} SET id = id`)).rejects.toThrow(/permission denied/);
      await app.query("ROLLBACK");
      await expect(ownerRows(world, `UPDATE ${table} SET id = id`)).rejects.toThrow(/IMMUTABLE/);
      await expect(ownerRows(world, `DELETE FROM ${table}`)).rejects.toThrow(/IMMUTABLE/);
      await expect(ownerRows(world, `TRUNCATE ${table} CASCADE`)).rejects.toThrow(/IMMUTABLE/);
    },
  );

  it("the ledger is written through its function only", async () => {
    await expect(
      inMine("write", (db) =>
        rows(
          db,
          sql`INSERT INTO ledger_balance (tenant_id, account_id, posted) VALUES (${mine.tenant.id}::uuid, uuidv7(), 1)`,
        ),
      ),
    ).rejects.toThrow(/permission denied/);
    await expect(
      inMine("write", (db) => rows(db, sql`UPDATE ledger_balance SET posted = 0`)),
    ).rejects.toThrow(/permission denied/);
    await expect(
      inMine("write", (db) => rows(db, sql`UPDATE ledger_account SET protected = false`)),
    ).rejects.toThrow(/permission denied/);
  });
});
