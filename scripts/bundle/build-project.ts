import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { build } from "esbuild";

import { sourceHash } from "./source-hash";

const run = promisify(execFile);

const GENERATED = path.join("app", "platform", "db", "generated");
const STAMP = path.join("build", ".built-from");
const SOURCES = [
  "app",
  "public",
  "prisma/schema.prisma",
  "package-lock.json",
  "vite.config.ts",
  "remix.config.js",
  "tsconfig.json",
];
const SCRIPTS = ["scripts/migrate.ts", "scripts/database", "scripts/bundle"];

/** What runs in production beside the Remix build. */
const ENTRIES = {
  web: "app/platform/http/web.ts",
  worker: "app/jobs/worker.ts",
  migrate: "scripts/migrate.ts",
};

/**
 * Builds the pages (Remix), then web, worker and migrate as one file each. Nothing is done when no
 * source changed since the last build.
 *
 * @returns whether anything was built
 */
export async function buildProject(log: (line: string) => void): Promise<boolean> {
  await generateClient();
  const hash = await sourceHash([...SOURCES, ...SCRIPTS], isNoSource);
  if ((await readFile(STAMP, "utf8").catch(() => null)) === hash) return false;
  log("Building…");
  await rm("build", { recursive: true, force: true });
  await runTool("node_modules/@remix-run/dev/dist/cli.js", ["vite:build"]);
  await bundle();
  await mkdir("build", { recursive: true });
  await writeFile(STAMP, hash);
  return true;
}

/** Makes the Prisma client when the schema changed. */
export async function generateClient(): Promise<void> {
  const stamp = path.join(GENERATED, ".generated-from");
  const hash = await sourceHash(["prisma/schema.prisma", "node_modules/prisma/package.json"]);
  if ((await readFile(stamp, "utf8").catch(() => null)) === hash) return;
  await runTool("scripts/prisma-generate.mjs", ["--no-hints"]);
  await writeFile(stamp, hash);
}

function isNoSource(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || file.startsWith(GENERATED);
}

async function bundle(): Promise<void> {
  await build({
    entryPoints: ENTRIES,
    outdir: "build",
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    packages: "external",
    // without this a missing file of ours would pass for a package until the program starts
    alias: { "~": path.resolve("app") },
    sourcemap: "linked",
    logLevel: "warning",
  });
}

async function runTool(script: string, parameters: string[]): Promise<void> {
  try {
    await run(process.execPath, [script, ...parameters], {
      maxBuffer: 64 * 1024 ** 2,
      env: { ...process.env, NODE_ENV: "production" },
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${script} failed\n${stdout}\n${stderr}`, { cause: error });
  }
}
