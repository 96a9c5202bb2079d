import type pg from "pg";

import { type Database, openConnection, statementName } from "./database.server";
import type { PrismaClient } from "./generated/client";
import { Prisma } from "./generated/client";
import { noteSlow } from "./slow-statements.server";

declare const opaque: unique symbol;

/**
 * A tenant's open transaction. Opaque: only `data/` and `queries/` turn it into rows (through
 * `rows`, `execute`, `prismaOf`), and only the guards and the worker open one.
 */
export interface TenantDb {
  readonly [opaque]: "TenantDb";
}

class OpenTenant {
  connection: Promise<pg.PoolClient> | null = null;
  done = false;
  constructor(
    readonly database: Database,
    readonly tenantId: string,
    readonly mode: "read" | "write",
  ) {}

  /** The transaction begins with the first use, in one round trip with the tenant's name on it. */
  begin(): Promise<pg.PoolClient> {
    if (this.done) throw new Error("this tenant transaction has ended");
    this.connection ??= this.database.app.connect().then(async (connection) => {
      try {
        const begin = this.mode === "read" ? "BEGIN READ ONLY" : "BEGIN";
        await connection.query(`${begin}; SELECT set_config('app.tenant_id', '${this.tenantId}', true)`);
      } catch (error) {
        connection.release(error as Error);
        throw error;
      }
      return connection;
    });
    return this.connection;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function inside(db: TenantDb): OpenTenant {
  return db as unknown as OpenTenant;
}

/**
 * Runs `work` in one transaction of one tenant. A read transaction is READ ONLY. `keep` decides, from
 * the result, whether a write commits; an error always rolls back.
 */
export async function withTenant<T>(
  database: Database,
  tenantId: string,
  mode: "read" | "write",
  work: (db: TenantDb) => Promise<T>,
  keep: (result: T) => boolean = () => true,
): Promise<T> {
  if (!UUID.test(tenantId)) throw new Error("tenant id is not a uuid");
  const tenant = new OpenTenant(database, tenantId, mode);
  let connection: pg.PoolClient | null = null;
  try {
    const result = await work(tenant as unknown as TenantDb);
    connection = tenant.connection ? await tenant.connection : null;
    tenant.done = true;
    if (connection) {
      await connection.query(keep(result) ? "COMMIT" : "ROLLBACK");
      connection.release();
    }
    return result;
  } catch (error) {
    tenant.done = true;
    connection ??= await (tenant.connection ?? Promise.resolve(null)).catch(() => null);
    if (connection) await endBroken(connection);
    throw error;
  }
}

async function endBroken(connection: pg.PoolClient) {
  try {
    await connection.query("ROLLBACK");
    connection.release();
  } catch (error) {
    connection.release(error as Error);
  }
}

/** SQL with bound values; compose with `sql`, `joinSql`, `emptySql`. */
export type Sql = Prisma.Sql;
export const sql = Prisma.sql;
export const joinSql = Prisma.join;
export const emptySql = Prisma.empty;

/** The name of a table or column out of a table of the code's own; never out of anything a person sent. */
export function sqlName(name: string): Prisma.Sql {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`no name of a table or column: ${name}`);
  return Prisma.raw(`"${name}"`);
}

/** Rows of a prepared statement on the tenant's transaction. bigint columns are bigint, dates are "YYYY-MM-DD". */
export async function rows<Row>(db: TenantDb, statement: Sql): Promise<Row[]> {
  const connection = await inside(db).begin();
  const text = statement.text;
  const asked = connection.query({ name: statementName(text), text, values: statement.values });
  const result = await noteSlow(text, asked);
  return result.rows as Row[];
}

/** Like `rows`, for statements whose count of touched rows is the answer. */
export async function execute(db: TenantDb, statement: Sql): Promise<number> {
  const connection = await inside(db).begin();
  const text = statement.text;
  const asked = connection.query({ name: statementName(text), text, values: statement.values });
  const result = await noteSlow(text, asked);
  return result.rowCount ?? 0;
}

/** Runs a piece of Prisma work on the tenant's transaction. */
export async function onPrisma<T>(db: TenantDb, work: (prisma: PrismaClient) => Promise<T>): Promise<T> {
  const tenant = inside(db);
  const connection = await tenant.begin();
  return openConnection.run(connection, async () => await work(tenant.database.prisma));
}

/** For libraries that bring their own SQL (the queue, COPY): the raw connection of the transaction. */
export function rawConnection(db: TenantDb): Promise<pg.PoolClient> {
  return inside(db).begin();
}

export function tenantIdOf(db: TenantDb): string {
  return inside(db).tenantId;
}
