import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";

import { type DemoFolder, writeJson } from "./demo-folder";

export interface Program {
  name: string;
  /** parameters of node */
  run: string[];
  env: Record<string, string>;
  /** http:// or tcp:// address that answers once the program works */
  readyUrl: string;
}

interface Kept {
  program: Program;
  child: ChildProcess;
  /** times of its recent deaths */
  deaths: number[];
}

const READY_PATIENCE = 60_000;
const STOP_PATIENCE = 28_000;
const MAX_DEATHS = 5;
const DEATHS_WITHIN = 60_000;

/** Starts programs, starts them again when they die, stops them in order. */
export class Supervisor {
  private readonly kept: Kept[] = [];
  private stopping = false;

  constructor(
    private readonly folder: DemoFolder,
    private readonly signal: AbortSignal,
    private readonly giveUp: (reason: string) => void,
  ) {}

  /** Resolves once the program answers. */
  async start(program: Program): Promise<void> {
    const kept: Kept = { program, child: this.spawn(program), deaths: [] };
    this.kept.push(kept);
    this.watch(kept);
    await this.remember();
    await this.waitUntilReady(kept);
  }

  /** Last started, first stopped: web lets its answers finish while the rest still works. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const { child } of this.kept.toReversed()) await stopChild(child);
    await writeJson(this.folder.processes, []);
  }

  private spawn(program: Program): ChildProcess {
    const log = openSync(this.logFile(program.name), "a");
    try {
      return spawn(process.execPath, program.run, {
        stdio: ["ignore", log, log],
        env: { ...program.env, NODE_ENV: "production", PATH: process.env.PATH },
        // Ctrl-C must reach only the launcher, which knows the order
        detached: true,
      });
    } finally {
      closeSync(log);
    }
  }

  private watch(kept: Kept): void {
    kept.child.once("exit", (code, signal) => {
      if (this.stopping) return;
      const now = Date.now();
      kept.deaths = [...kept.deaths, now].filter((time) => now - time < DEATHS_WITHIN);
      const { name } = kept.program;
      if (kept.deaths.length >= MAX_DEATHS) return void this.surrender(name, signal ?? code);
      process.stderr.write(`${name} ended (${String(signal ?? code)}); starting it again\n`);
      setTimeout(
        () => {
          if (this.stopping) return;
          kept.child = this.spawn(kept.program);
          this.watch(kept);
          void this.remember();
        },
        250 * 2 ** kept.deaths.length,
      );
    });
  }

  private async surrender(name: string, how: string | number | null): Promise<void> {
    this.giveUp(`${name} keeps ending (${String(how)})\n${await this.endOfLog(name)}`);
  }

  private async endOfLog(name: string): Promise<string> {
    const file = this.logFile(name);
    const text = await readFile(file, "utf8").catch(() => "");
    return [`The end of ${file}:`, ...text.trimEnd().split("\n").slice(-20)].join("\n");
  }

  private async waitUntilReady(kept: Kept): Promise<void> {
    const { name, readyUrl } = kept.program;
    const deadline = Date.now() + READY_PATIENCE;
    while (!(await answers(readyUrl))) {
      this.signal.throwIfAborted();
      if (Date.now() > deadline || kept.deaths.length >= MAX_DEATHS) {
        throw new Error(`${name} did not answer at ${readyUrl}\n${await this.endOfLog(name)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }

  /** For the next start, should this one be killed. */
  private remember(): Promise<void> {
    const processes = this.kept.map(({ program, child }) => ({ name: program.name, pid: child.pid }));
    return writeJson(this.folder.processes, [{ name: "launcher", pid: process.pid }, ...processes]);
  }

  private logFile(name: string): string {
    return path.join(this.folder.logs, `${name}.log`);
  }
}

async function answers(url: string): Promise<boolean> {
  if (url.startsWith("tcp:")) return accepts(new URL(url));
  const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => null);
  await answer?.body?.cancel();
  return answer !== null && answer.status < 500;
}

function accepts({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), STOP_PATIENCE);
  await gone;
  clearTimeout(force);
}
