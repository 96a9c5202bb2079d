// Source: spec 05 §16.

/** The record a fault belongs to; money out of it, and only out of it, stops. `account` is a desk's record. */
export interface Scope {
  type:
    | "tenant" | "ledger_account" | "payment" | "customer" | "account" | "creditor" | "bank_account" | "statement_line"
    | "journal" | "period_lock" | "fee_collection" | "remittance" | "staff"; // prettier-ignore
  id: string;
}

/** One row that must not be there. Facts are what a person needs to find and judge it; amounts end in `_minor`, as text. */
export interface Offender {
  scope: Scope;
  facts: Record<string, string | number | null>;
}

/** What one check found: no offenders means it holds. `capped`: there are more than were read. */
export interface Finding {
  code: string;
  offenders: Offender[];
  capped: boolean;
}

export interface Freeze {
  scope: Scope;
  rows: Offender["facts"][];
}

/** Offenders one check hands over; past it the fault is no longer somebody's, it is the books'. */
export const MOST_OFFENDERS = 200;

/** Rows kept beside a freeze as its evidence. */
const MOST_ROWS = 20;

/** Where money stops for a finding: each scope once, and the whole firm when there are more than were read. */
export function freezesOf(finding: Finding, tenantId: string): Freeze[] {
  const byScope = Map.groupBy(finding.offenders, ({ scope }) => keyOf(scope));
  const freezes = [...byScope.values()].flatMap((group) =>
    group[0] ? [{ scope: group[0].scope, rows: group.slice(0, MOST_ROWS).map(({ facts }) => facts) }] : [],
  );
  const firm: Scope = { type: "tenant", id: tenantId };
  if (!finding.capped || byScope.has(keyOf(firm))) return freezes;
  return [...freezes, { scope: firm, rows: [{ more_than: MOST_OFFENDERS }] }];
}

export function keyOf({ type, id }: Scope): string {
  return `${type}:${id}`;
}
