import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";

import pg from "pg";

import { freePort, isPortFree } from "./free-port";
import { postgresBinaries, reachableFolder } from "./postgres-binaries";
import { type Postgres, pgCtl, runProgram } from "./run-program";

export interface PostgresOptions {
  /** folder of this cluster: its data, its password and its port */
  folder: string;
  /** server settings, e.g. { fsync: "off" } for throwaway clusters */
  settings?: Record<string, string>;
  /** database that exists after the start */
  database?: string;
}

export interface RunningPostgres {
  /** superuser's connection string of `database` */
  ownerUrl: string;
  port: number;
  /** false when a running cluster was taken over */
  started: boolean;
  stop(): Promise<void>;
}

interface ClusterFile {
  port: number;
  password: string;
}

/** Postgres refuses to run as root; nobody's uid exists without creating a user. */
const NOBODY = 65534;
const OWNER = "quittance_owner";
const START_TRIES = 4;

/**
 * Starts (or takes over) a Postgres of our own that listens on 127.0.0.1 only. The cluster, its port
 * and its password stay in `folder`; what a killed run left behind is cleaned up.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const folder = path.resolve(options.folder);
  const uid = process.getuid?.() === 0 ? NOBODY : null;
  const data = await reachableFolder(path.join(folder, "cluster"), uid);
  const postgres: Postgres = { binaries: await postgresBinaries(uid), data, uid };
  await mkdir(folder, { recursive: true });
  const stored = await readCluster(folder, data);
  const cluster = stored ?? (await createCluster(postgres, folder));
  const database = options.database ?? "quittance";
  for (let attempt = 1; ; attempt += 1) {
    const running = await isRunning(postgres);
    const port = running
      ? await runningPort(data)
      : await startServer(postgres, cluster.port, options.settings ?? {});
    if (port !== cluster.port) await saveCluster(folder, { ...cluster, port });
    const adminUrl = `postgresql://${OWNER}:${cluster.password}@127.0.0.1:${port}/postgres`;
    try {
      await ensureDatabase(adminUrl, database);
    } catch (error) {
      // what was found running may have been killed a moment ago, and still be going
      if (!running || attempt === START_TRIES) throw error;
      await pause(500 * attempt);
      continue;
    }
    return {
      ownerUrl: adminUrl.replace(/\/postgres$/, `/${database}`),
      port,
      started: !running,
      stop: () => stopServer(postgres),
    };
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Stops the cluster of `folder` if it runs, and removes it. */
export async function removePostgres(folder: string): Promise<void> {
  const uid = process.getuid?.() === 0 ? NOBODY : null;
  const data = await reachableFolder(path.join(path.resolve(folder), "cluster"), uid);
  if (await stat(data).catch(() => null)) {
    await stopServer({ binaries: await postgresBinaries(uid), data, uid }, "immediate");
    await rm(data, { recursive: true, force: true });
  }
  await rm(folder, { recursive: true, force: true });
}

/** null when there is no whole cluster: initdb writes PG_VERSION early, so our own file is the proof. */
async function readCluster(folder: string, data: string): Promise<ClusterFile | null> {
  const text = await readFile(path.join(folder, "cluster.json"), "utf8").catch(() => null);
  const exists = await stat(path.join(data, "PG_VERSION")).catch(() => null);
  return text && exists ? (JSON.parse(text) as ClusterFile) : null;
}

async function saveCluster(folder: string, cluster: ClusterFile): Promise<void> {
  await writeFile(path.join(folder, "cluster.json"), JSON.stringify(cluster), { mode: 0o600 });
}

async function createCluster(postgres: Postgres, folder: string): Promise<ClusterFile> {
  const { data, uid } = postgres;
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true, mode: 0o700 });
  const cluster = { port: await freePort(), password: randomBytes(24).toString("base64url") };
  const passwordFile = path.join(data, "password");
  if (uid !== null) await chown(data, uid, uid);
  await chmod(data, 0o700);
  // initdb wants an empty folder, so the password file lies beside it
  const beside = `${data}.password`;
  await writeFile(beside, cluster.password, { mode: 0o600 });
  if (uid !== null) await chown(beside, uid, uid);
  try {
    await runProgram(postgres, postgres.binaries.initdb, [
      ...["-D", data, "-U", OWNER, "--pwfile", beside, "--auth", "scram-sha-256", "--encoding", "UTF8"],
      ...["--locale-provider=builtin", "--locale=C.UTF-8", "--data-checksums", "--no-sync"],
    ]);
  } finally {
    await rm(beside, { force: true });
    await rm(passwordFile, { force: true });
  }
  await saveCluster(folder, cluster);
  return cluster;
}

async function startServer(
  postgres: Postgres,
  wanted: number,
  settings: Record<string, string>,
): Promise<number> {
  await removeStalePid(postgres.data);
  for (let attempt = 1; ; attempt += 1) {
    const port = attempt < START_TRIES && (await isPortFree(wanted)) ? wanted : await freePort();
    const flags = Object.entries({ ...serverSettings(port), ...settings }).map(
      ([key, value]) => `-c ${key}=${value}`,
    );
    try {
      await pgCtl(postgres, [
        "start",
        "-w",
        "-t",
        "60",
        "-s",
        "-l",
        logFile(postgres.data),
        "-o",
        flags.join(" "),
      ]);
      return port;
    } catch (error) {
      if (attempt === START_TRIES) throw await withLog(error, postgres.data);
      // children of a killed server need a moment to notice and to let go of its memory
      await pause(500 * attempt);
    }
  }
}

function serverSettings(port: number): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "''",
    max_connections: "200",
    shared_buffers: "256MB",
    password_encryption: "scram-sha-256",
    timezone: "UTC",
  };
}

function logFile(data: string): string {
  return path.join(data, "server.log");
}

async function withLog(error: unknown, data: string): Promise<Error> {
  const text = await readFile(logFile(data), "utf8").catch(() => "");
  const tail = text.trim().split("\n").slice(-15).join("\n");
  return new Error(`Postgres did not start\n${tail}`, { cause: error });
}

async function stopServer(postgres: Postgres, mode: "fast" | "immediate" = "fast"): Promise<void> {
  if (!(await isRunning(postgres))) return;
  await pgCtl(postgres, ["stop", "-w", "-s", "-t", "30", "-m", mode]);
}

async function isRunning(postgres: Postgres): Promise<boolean> {
  const pid = await pidIn(postgres.data);
  return pid !== null && (await isServer(pid, postgres.data));
}

async function pidIn(data: string): Promise<number | null> {
  const text = await readFile(path.join(data, "postmaster.pid"), "utf8").catch(() => null);
  return text ? Number(text.split("\n")[0]) : null;
}

async function runningPort(data: string): Promise<number> {
  const text = await readFile(path.join(data, "postmaster.pid"), "utf8");
  return Number(text.split("\n")[3]);
}

/** A pid may have been given to another program since: the server is the one whose title says so. */
async function isServer(pid: number, data: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const title = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  if (title === null) return process.platform !== "linux";
  return title.includes("postgres") && title.includes(data);
}

async function removeStalePid(data: string): Promise<void> {
  await rm(path.join(data, "postmaster.pid"), { force: true });
}

async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
