import { type Grant, isGrantWithin, type Scope, WIDTH } from "./grant";
import { type Limits, mergeLimits } from "./grant-limits";

/** Where no grant reaches, nothing is allowed: no amount, no row. */
const NOTHING: Limits = { max_amount: {}, max_per_day: 0, max_rows: 0, max_pct: 0, desks: [] };

/** Union of a person's permissions: "account:read" → every grant of it; the widest scope wins. */
export class PermissionSet {
  private readonly held = new Map<string, Grant[]>();

  constructor(grants: Iterable<Grant>) {
    for (const grant of grants) {
      const known = this.held.get(grant.permission);
      if (known) known.push(grant);
      else this.held.set(grant.permission, [grant]);
    }
  }

  /** The widest scope in which the permission is held, or null. */
  scopeOf(permission: string): Scope | null {
    let widest: Scope | null = null;
    for (const { scope } of this.held.get(permission) ?? [])
      if (widest === null || WIDTH[scope] > WIDTH[widest]) widest = scope;
    return widest;
  }

  /**
   * What limits an act (without a reach: in the widest scope held) on a record that stands in `reach` to the person, most permissive over the grants that
   * reach it: a wide grant with a low limit and a narrow one with a high limit never add up to wide and high.
   */
  limitsOf(permission: string, reach: Scope | null = this.scopeOf(permission)): Limits {
    let merged: Limits | null = null;
    if (!reach) return NOTHING;
    for (const { scope, limits = {} } of this.held.get(permission) ?? [])
      if (WIDTH[scope] >= WIDTH[reach]) merged = merged ? mergeLimits(merged, limits) : limits;
    return merged ?? NOTHING;
  }

  has(permission: string): boolean {
    return this.held.has(permission);
  }

  /** Whether one grant held allows all that the asked one would. */
  covers(asked: Grant): boolean {
    return (this.held.get(asked.permission) ?? []).some((grant) => isGrantWithin(asked, grant));
  }

  list(): string[] {
    return [...this.held.keys()].sort();
  }
}

export const NO_PERMISSIONS = new PermissionSet([]);

/** The system acts for everybody; its jobs name the one permission their command needs. */
export const SYSTEM_PERMISSIONS = new (class extends PermissionSet {
  override scopeOf(): Scope {
    return "all";
  }
  override has(): boolean {
    return true;
  }
  override limitsOf(): Limits {
    return {};
  }
  override covers(): boolean {
    return true;
  }
})([]);
