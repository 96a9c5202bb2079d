import { spawn } from "node:child_process";
import path from "node:path";

import { ensureInstalled, nodeBinary } from "./ensure-installed.mjs";

const root = path.resolve(import.meta.dirname, "../..");

/** Hands over to a TypeScript script under the project's own Node, with this process's arguments. */
export function runTypescript(script) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 11)) {
    process.stderr.write(`Node 20.11 or newer is needed; this is ${process.version}\n`);
    process.exit(1);
  }
  ensureInstalled();
  const binaries = path.join(root, "node_modules/.bin");
  const child = spawn(nodeBinary(), ["--import", "tsx", path.join(root, script), ...process.argv.slice(2)], {
    cwd: root,
    // the channel tells the script when this process is gone
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: `${binaries}${path.delimiter}${process.env.PATH ?? ""}` },
  });
  // Ctrl-C reaches the child by itself, which stops in order; this process waits for it
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
  child.once("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
