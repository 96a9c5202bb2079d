import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { type DemoFolder, readJson } from "./demo-folder";

interface Remembered {
  name: string;
  pid: number;
}

const PATIENCE = 30_000;

/**
 * Stops what an earlier start in the same folder left running: all of it after a kill -9, or a demo
 * that somebody forgot in another window. Only processes that are still ours are touched.
 */
export async function stopLeftovers(folder: DemoFolder, log: (line: string) => void): Promise<void> {
  const remembered = (await readJson<Remembered[]>(folder.processes)) ?? [];
  // the launcher first: it would start its children again, and stops them itself
  for (const { name, pid } of remembered) {
    if (pid === process.pid || !(await isOurs(pid))) continue;
    log(`Stopping ${name} of an earlier start (${pid})`);
    await end(pid);
  }
}

const PROGRAMS = ["scripts/demo", "scripts/e2e", "scripts/stand-ins", "build"].map((place) =>
  path.resolve(place),
);

/** A pid may belong to another program by now: ours name a script of this checkout in their command line. */
async function isOurs(pid: number): Promise<boolean> {
  const command = await commandOf(pid);
  return command !== null && PROGRAMS.some((place) => command.includes(`${place}${path.sep}`));
}

async function commandOf(pid: number): Promise<string | null> {
  const direct = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  if (direct !== null || process.platform === "linux") return direct;
  return promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)]).then(
    ({ stdout }) => stdout,
    () => null,
  );
}

async function end(pid: number): Promise<void> {
  signal(pid, "SIGTERM");
  const deadline = Date.now() + PATIENCE;
  while (await isOurs(pid)) {
    if (Date.now() > deadline) signal(pid, "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
