import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { type DemoFolder, openFolder } from "../../scripts/demo/demo-folder";
import { stopLeftovers } from "../../scripts/demo/stop-leftovers";
import { type Program, Supervisor } from "../../scripts/demo/supervisor";
import { freePort } from "../../scripts/postgres/free-port";

let folder: DemoFolder;
let reasons: string[];
let supervisor: Supervisor;
beforeEach(async () => {
  folder = await openFolder(await mkdtemp(path.join(os.tmpdir(), "demo-")));
  reasons = [];
  supervisor = new Supervisor(folder, new AbortController().signal, (reason) => reasons.push(reason));
});
afterEach(async () => {
  await supervisor.stop();
  await rm(folder.root, { recursive: true });
});

const SERVER =
  "require('node:http').createServer((q, a) => a.end('ok')).listen(Number(process.argv[1]), '127.0.0.1')";

async function program(script = SERVER): Promise<Program> {
  const port = await freePort();
  return {
    name: "web",
    run: ["-e", script, String(port)],
    env: {},
    readyUrl: `http://127.0.0.1:${port}/`,
  };
}

async function pidOf(name: string): Promise<number> {
  const list = JSON.parse(await readFile(folder.processes, "utf8")) as { name: string; pid: number }[];
  return list.find((entry) => entry.name === name)!.pid;
}

const answers = (url: string) =>
  fetch(url).then(
    (answer) => answer.status,
    () => 0,
  );

test("a program that was killed is started again, and ends with the demo", async () => {
  const web = await program();
  await supervisor.start(web);
  process.kill(await pidOf("web"), "SIGKILL");
  await expect.poll(() => answers(web.readyUrl), { timeout: 10_000 }).toBe(0);
  await expect.poll(() => answers(web.readyUrl), { timeout: 10_000 }).toBe(200);
  await supervisor.stop();
  expect(await answers(web.readyUrl)).toBe(0);
});

test("a program that cannot start ends the start with the end of its log", async () => {
  const broken = await program("console.error('no such table'); process.exit(3)");
  await expect(supervisor.start(broken)).rejects.toThrow(/no such table/);
  expect(reasons.join()).toContain("web keeps ending (3)");
});

test("what a killed launcher left is stopped at the next start; a stranger with its pid is not", async () => {
  const wait = "setInterval(() => undefined, 1000)";
  const orphan = spawn(process.execPath, ["-e", wait, path.resolve("build/web.js")]);
  const stranger = spawn(process.execPath, ["-e", wait]);
  const gone = once(orphan, "exit");
  const left = [
    { name: "stranger", pid: stranger.pid },
    { name: "web", pid: orphan.pid },
  ];
  await writeFile(folder.processes, JSON.stringify(left));
  const words: string[] = [];
  await stopLeftovers(folder, (line) => words.push(line));
  await gone;
  expect(words).toEqual([`Stopping web of an earlier start (${String(orphan.pid)})`]);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  stranger.kill();
});
