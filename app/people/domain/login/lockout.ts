import { DEFAULT_LOGIN_RULES, type LoginRules } from "./login-rules";

// Source: spec 07 §4.3: 5 failures in a rolling 10 minutes lock a login for 30 minutes, or what its firms say within
// their bounds; 20 failures from one address stop that address for 10 minutes.

export const IP_FAILURES = 20;
/** Failures over a firm's logins in ten minutes above which its admins are told. */
export const SPRAY_FAILURES = 100;
const MS_PER_MINUTE = 60_000;

/**
 * Until when a login is locked, from its failures (oldest first); null when it is not. The lock starts
 * with the last failure that a window takes and runs its time whatever is tried meanwhile.
 */
export function lockedUntil(
  failures: Date[],
  now: Date,
  rules: LoginRules = DEFAULT_LOGIN_RULES,
): Date | null {
  const { lockAfter, windowMinutes, lockMinutes } = rules;
  for (let index = lockAfter - 1; index < failures.length; index += 1) {
    const last = failures[index];
    const first = failures[index - lockAfter + 1];
    if (!last || !first || last.getTime() - first.getTime() >= windowMinutes * MS_PER_MINUTE) continue;
    const until = new Date(last.getTime() + lockMinutes * MS_PER_MINUTE);
    if (until > now) return until;
  }
  return null;
}
