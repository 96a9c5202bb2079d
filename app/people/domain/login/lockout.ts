// Source: spec 07 §4.3: 5 failures in a rolling 10 minutes lock a login for 30 minutes; 20 failures from one
// address stop that address for 10 minutes.

export const LOGIN_FAILURES = 5;
export const IP_FAILURES = 20;
/** Failures over a firm's logins in ten minutes above which its admins are told. */
export const SPRAY_FAILURES = 100;
const WINDOW_MS = 10 * 60_000;
const LOCK_MS = 30 * 60_000;

/**
 * Until when a login is locked, from its failures (oldest first); null when it is not. The lock starts
 * with the fifth failure of a window and runs its time whatever is tried meanwhile.
 */
export function lockedUntil(failures: Date[], now: Date): Date | null {
  for (let index = LOGIN_FAILURES - 1; index < failures.length; index += 1) {
    const fifth = failures[index];
    const first = failures[index - LOGIN_FAILURES + 1];
    if (!fifth || !first || fifth.getTime() - first.getTime() >= WINDOW_MS) continue;
    const until = new Date(fifth.getTime() + LOCK_MS);
    if (until > now) return until;
  }
  return null;
}
