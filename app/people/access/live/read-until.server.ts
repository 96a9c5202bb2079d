import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 3000;
const POLL_MS = 150;

/** Reads again until it is ready, for three seconds at most: what a job does meanwhile need not cost the reader a page. */
export async function readUntil<T>(read: () => Promise<T>, ready: (value: T) => boolean): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await read();
    if (ready(value) || Date.now() > until) return value;
    await sleep(POLL_MS);
  }
}
