import { spawn } from "node:child_process";

import type { PostgresBinaries } from "./postgres-binaries";

export interface Postgres {
  binaries: PostgresBinaries;
  /** the cluster's own folder */
  data: string;
  /** user to run as, null for the current one */
  uid: number | null;
}

/** Runs one of Postgres' programs to its end; its words are in the error when it fails. */
export function runProgram(postgres: Postgres, program: string, parameters: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      // the caller's own folder may be closed to the user the program runs as
      cwd: "/",
      ...(postgres.uid === null ? {} : { uid: postgres.uid, gid: postgres.uid }),
      stdio: ["ignore", "ignore", "pipe"] as const,
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    });
    let words = "";
    child.stderr.on("data", (chunk: Buffer) => {
      words += chunk.toString();
    });
    child.once("error", reject);
    // "exit", not "close": the server that pg_ctl leaves running keeps the pipe open
    child.once("exit", (code) => {
      child.stderr.destroy();
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${String(code)}\n${words.trim()}`));
    });
  });
}

export function pgCtl(postgres: Postgres, parameters: string[]): Promise<void> {
  return runProgram(postgres, postgres.binaries.pgCtl, ["-D", postgres.data, ...parameters]);
}
