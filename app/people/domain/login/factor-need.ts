// Source: spec 07 §4.2 "Required for".

/** Roles that enrol before the first page. */
const AT_ONCE = ["owner", "admin"];
const WITHIN_GRACE = ["finance", "compliance", "operator", "department_head"];
const RIGHTS = /^(payout|role):|:reveal$/;
const DAY_MS = 86_400_000;

export interface FactorFacts {
  roles: readonly string[];
  permissions: readonly string[];
  hasFactor: boolean;
  /** from when the days of grace count */
  graceFrom: Date;
  graceDays: number;
}

/** Whether a second factor is missing: nothing is, by when it must be there, or it must be there now. */
export type FactorNeed = { state: "none" } | { state: "due"; by: Date } | { state: "now" };

export function factorNeed(facts: FactorFacts, now: Date): FactorNeed {
  if (facts.hasFactor) return { state: "none" };
  if (isAdminClass(facts.roles)) return { state: "now" };
  const needed =
    facts.roles.some((role) => WITHIN_GRACE.includes(role)) ||
    facts.permissions.some((permission) => RIGHTS.test(permission));
  if (!needed) return { state: "none" };
  const by = new Date(facts.graceFrom.getTime() + facts.graceDays * DAY_MS);
  return by > now ? { state: "due", by } : { state: "now" };
}

/** Whose last factor stays, and whose lost one an admin takes away only after a day. */
export function isAdminClass(roles: readonly string[]): boolean {
  return roles.some((role) => AT_ONCE.includes(role));
}
