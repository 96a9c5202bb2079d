import { spawn } from "node:child_process";
import { appendFile } from "node:fs/promises";
import path from "node:path";

import type { DemoContext, DemoSeed } from "./demo-context";
import { type DemoFolder, readJson } from "./demo-folder";

/**
 * Seeds the demo once, in a process of its own, since the seed needs the application's environment.
 * The answer is kept; a seed that was interrupted is run again and must find what it already made.
 */
export async function seedDemo(
  folder: DemoFolder,
  env: Record<string, string>,
  context: Omit<DemoContext, "log">,
  signal: AbortSignal,
): Promise<DemoSeed> {
  const before = await readJson<DemoSeed>(folder.seed);
  if (before) return before;
  const log = path.join(folder.logs, "seed.log");
  const words: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", path.resolve("scripts/seed.ts"), folder.seed], {
      stdio: ["pipe", "inherit", "pipe", "ipc"],
      env: { ...env, NODE_ENV: "production", PATH: process.env.PATH },
      signal,
    });
    child.stderr?.on("data", (chunk: Buffer) => words.push(chunk.toString()));
    child.stdin?.end(JSON.stringify(context));
    child.once("error", reject);
    child.once("exit", resolve);
  });
  await appendFile(log, words.join(""));
  const seed = code === 0 ? await readJson<DemoSeed>(folder.seed) : null;
  if (!seed) throw new Error(`the seed failed (${String(code)}); see ${log}\n${words.join("").slice(-3000)}`);
  return seed;
}
