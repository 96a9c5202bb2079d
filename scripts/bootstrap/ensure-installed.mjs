import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const modules = path.join(root, "node_modules");
const stamp = path.join(modules, ".installed-from");

/**
 * Installs the locked dependencies when they are missing or the lock changed since. Plain Node without
 * any dependency: it runs before there is one.
 */
export function ensureInstalled() {
  const lock = readFileSync(path.join(root, "package-lock.json"), "utf8");
  const hash = createHash("sha256").update(lock).digest("hex");
  const before = existsSync(stamp) ? readFileSync(stamp, "utf8") : null;
  if (before === hash) return;
  if (isInstalled(lock)) return writeFileSync(stamp, hash);
  process.stdout.write("Installing dependencies (once, about two minutes)…\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
    // Prisma would download an engine that this project does not use
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
  if (status !== 0) {
    process.stderr.write("npm ci failed; see above\n");
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, hash);
}

/** Whether what lies there is this lock already, whoever installed it. */
function isInstalled(lock) {
  const hidden = path.join(modules, ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(lock).packages;
  const found = JSON.parse(readFileSync(hidden, "utf8")).packages;
  return Object.entries(wanted).every(
    ([name, entry]) => name === "" || entry.optional || found[name]?.version === entry.version,
  );
}

const NEEDED = 24;

/** Node 24: the one among the dependencies, or the one that runs this. */
export function nodeBinary() {
  const suffix = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const platform = process.platform === "win32" ? "win" : process.platform;
  const pinned = path.join(modules, `node-${platform}-${process.arch}`, suffix);
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split(".")[0]) >= NEEDED) return process.execPath;
  process.stderr.write(
    `This machine needs Node ${NEEDED}: no pinned build exists for ${platform}-${process.arch}\n`,
  );
  process.exit(1);
}
