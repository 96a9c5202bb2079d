// Source: spec 07 §3.1: requested → verifying → issuing → active → failed/removed; looked at hourly while pending, daily after.

export const DOMAIN_STATES = ["requested", "verifying", "issuing", "active", "failed", "removed"] as const;
export type DomainState = (typeof DOMAIN_STATES)[number];

/** What a question to the name system brought. */
export type Found =
  { result: "found"; values: string[] } | { result: "none" } | { result: "failed"; code: string };

/** null: nobody could say. */
export type Verdict = boolean | null;

/** The name beside the firm's own that carries the proof, and what stands there. */
export const proofNameOf = (host: string) => `_quittance.${host}`;
export const proofOf = (token: string) => `quittance-domain=${token}`;

export function holds(found: Found, wanted: string): Verdict {
  if (found.result === "failed") return null;
  return found.result === "found" && found.values.some((value) => value.trim() === wanted);
}

/** Whoever keeps the name put another firm's proof in the place of ours: it is no longer this firm's to be served under. */
export function isContested(proof: Found, token: string): boolean {
  if (proof.result !== "found" || holds(proof, proofOf(token))) return false;
  return proof.values.some((value) => value.trim().startsWith(proofOf("")));
}

export interface DomainFacts {
  state: DomainState;
  triedFrom: Date;
  failingSince: Date | null;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Two hours less than a day: whenever the hourly tick comes, a record that is gone is told of within a day. */
const DAILY = 22 * HOUR;
/** A name that nobody sets up is given up after so long. */
const PATIENCE = 30 * DAY;
/** An active name that leads elsewhere is served no longer after so long. */
const GRACE = 3 * DAY;

/**
 * Where a name stands after a look. A proof counts once: afterwards the way here is what must stay. What nobody could say
 * changes nothing.
 */
export function judgeDomain(
  { state, triedFrom, failingSince }: DomainFacts,
  { owned, pointed }: { owned: Verdict; pointed: Verdict },
  now: Date,
): { state: DomainState; failingSince: Date | null } {
  if (state === "active") {
    if (pointed === null) return { state, failingSince };
    if (pointed) return { state, failingSince: null };
    const since = failingSince ?? now;
    return { state: now.getTime() - since.getTime() >= GRACE ? "failed" : "active", failingSince: since };
  }
  if (state === "removed") return { state, failingSince };
  if (owned && pointed) return { state: "issuing", failingSince: null };
  if (state === "issuing" && pointed !== false) return { state, failingSince: null };
  if (state === "failed") return { state, failingSince };
  const spent = now.getTime() - triedFrom.getTime() >= PATIENCE;
  return { state: spent ? "failed" : "verifying", failingSince: null };
}

/** Whether a name is due for another look. */
export function nextLookAt(
  { state, failingSince }: Pick<DomainFacts, "state" | "failingSince">,
  checkedAt: Date | null,
): Date | null {
  if (state === "removed" || state === "failed") return null;
  const pending = state !== "active" || failingSince !== null;
  return new Date((checkedAt?.getTime() ?? 0) + (pending ? HOUR : DAILY));
}

/** Days before its end at which a certificate that was not renewed is told. */
export const RENEW_DAYS = 30;
export const ALERT_DAYS = 14;

export function daysLeft(expiresAt: Date, now: Date): number {
  return Math.floor((expiresAt.getTime() - now.getTime()) / DAY);
}
