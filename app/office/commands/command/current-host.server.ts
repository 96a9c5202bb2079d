import type { CommandHost } from "./run-command.server";

let makeHost: (() => Promise<CommandHost>) | null = null;
let host: Promise<CommandHost> | null = null;

/** Called once at the start of the web process, the worker or a test. */
export function provideHost(make: () => Promise<CommandHost>): void {
  makeHost = make;
  host = null;
}

/** The process's database, queue and receivers; a failed start is tried again at the next request. */
export function currentHost(): Promise<CommandHost> {
  if (!makeHost) throw new Error("provideHost was not called at process start");
  host ??= makeHost().catch((error: unknown) => {
    host = null;
    throw error;
  });
  return host;
}
