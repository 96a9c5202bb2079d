import { AsyncLocalStorage } from "node:async_hooks";

import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

import { metrics } from "../metrics/metrics.server";
import { PrismaClient } from "./generated/client";

const INT8 = 20;
const DATE = 1082;
const INT8_ARRAY = 1016;

/** bigint stays exact and a civil date stays a civil date ("2026-11-21"). */
const types = {
  getTypeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
    if (oid === INT8) return (value: string) => BigInt(value);
    if (oid === INT8_ARRAY)
      return (value: string) => value.slice(1, -1).split(",").filter(Boolean).map(BigInt);
    if (oid === DATE) return (value: string) => value;
    return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
  },
};

/** The connection whose transaction the running code is inside. */
export const openConnection = new AsyncLocalStorage<pg.PoolClient>();

/**
 * The pool Prisma sees. It owns no connection: every query goes to the connection of the tenant
 * transaction that is open here and now, so Prisma can neither leave the tenant nor the transaction.
 * A nested Prisma transaction becomes a savepoint.
 */
class BorrowedPool extends pg.Pool {
  override query = ((...args: unknown[]) => {
    const connection = openConnection.getStore();
    if (!connection) throw new Error("Prisma was used outside a tenant transaction");
    return (connection.query as (...a: unknown[]) => unknown)(...args);
  }) as pg.Pool["query"];

  override connect = (async () => {
    const connection = openConnection.getStore();
    if (!connection) throw new Error("Prisma was used outside a tenant transaction");
    return savepointClient(connection) as unknown as pg.PoolClient;
  }) as pg.Pool["connect"];
}

function savepointClient(connection: pg.PoolClient) {
  const words: Record<string, string> = {
    BEGIN: "SAVEPOINT nested",
    COMMIT: "RELEASE SAVEPOINT nested",
    ROLLBACK: "ROLLBACK TO SAVEPOINT nested",
  };
  return {
    query(config: { text: string }) {
      return connection.query({ ...config, text: words[config.text] ?? config.text });
    },
    on: () => undefined,
    removeListener: () => undefined,
    release: () => undefined,
  };
}

export interface Database {
  /** role quittance_app: subject to row-level security */
  readonly app: pg.Pool;
  /** role quittance_across: only for functions named acrossTenants… */
  readonly across: pg.Pool;
  readonly prisma: PrismaClient;
  /** connection string for a LISTEN connection of its own */
  readonly listenUrl: string;
  close(): Promise<void>;
}

export interface DatabaseConfig {
  appUrl: string;
  acrossUrl: string;
  /** connections of the app pool */
  max?: number;
}

const statementNames = new Map<string, string>();
const MAX_PREPARED = 500;

/** One name per SQL text, so that the server plans it once per connection; undefined past the cap. */
export function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known) return known;
  if (statementNames.size >= MAX_PREPARED) return undefined;
  const name = `q${statementNames.size}`;
  statementNames.set(text, name);
  return name;
}

/**
 * A connection that dies (server restart) must not take the process down, idle or in use: the query under
 * way fails with its own error, and the next use connects anew.
 */
function watchPool(pool: pg.Pool): void {
  pool.on("error", () => undefined);
  const role = { role: pool.options.application_name ?? "app" };
  pool.on("acquire", () => metrics.dbPoolInUse.inc(role));
  pool.on("release", () => metrics.dbPoolInUse.dec(role));
  pool.on("connect", (connection) => connection.on("error", () => undefined));
}

export function createDatabase(config: DatabaseConfig): Database {
  const app = new pg.Pool({
    connectionString: config.appUrl,
    max: config.max ?? 16,
    types,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 120_000,
    application_name: "quittance",
  });
  const across = new pg.Pool({
    connectionString: config.acrossUrl,
    max: 6,
    types,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    application_name: "quittance-across",
  });
  for (const pool of [app, across]) watchPool(pool);
  const adapter = new PrismaPg(new BorrowedPool({ max: 1 }), {
    statementNameGenerator: (query: { sql: string }) => statementName(query.sql) ?? "",
  });
  const prisma = new PrismaClient({ adapter });
  return {
    app,
    across,
    prisma,
    listenUrl: config.appUrl,
    async close() {
      await prisma.$disconnect();
      await Promise.all([app.end(), across.end()]);
    },
  };
}
