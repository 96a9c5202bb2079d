const LEASE_MS = 5 * 60_000;

/** A lease is renewed with every chunk; a dead worker's is taken over five minutes after its last. */
export function leaseFrom(holder: string, now: Date): { holder: string; until: Date } {
  return { holder, until: new Date(now.getTime() + LEASE_MS) };
}
