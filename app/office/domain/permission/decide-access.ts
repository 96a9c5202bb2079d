import { type Scope, WIDTH } from "./grant";
import type { Limits } from "./grant-limits";
import type { PermissionSet } from "./permission-set";

// Source: spec 07 §5.2, the nine steps.

export type FieldLevel = "hidden" | "masked" | "read" | "write";

/** Everything that is known of the act; a step whose facts are absent is passed. */
export interface AccessQuestion {
  permission: string;
  /** a read answers an unreachable record as a missing one */
  reads?: boolean;
  caller: { tenantId: string; desks?: readonly string[]; permissions: PermissionSet };
  record?: {
    tenantId: string;
    desk?: string;
    /** the narrowest scope in which the caller reaches it: `own` is theirs, `all` is anybody's */
    reach: Scope;
    /** whether the caller may read it, where the act is a write */
    readable?: boolean;
  };
  /** the fields written, with the level the caller has on each */
  fields?: Readonly<Record<string, FieldLevel>>;
  transition?: { to: string; allowed: readonly string[]; blocked: readonly { to: string; reason: string }[] };
  amount?: { minor: bigint; currency: string };
  rows?: number;
  pct?: number;
  /** how often the act was done today, and when the count starts anew */
  today?: { count: number; next: string };
  businessHours?: boolean;
  approval?: { requestId: string };
  stop?: { code: "STOP_FLAG" | "LEGAL_HOLD" | "PERIOD_LOCKED"; flag: string; until: string | null };
}

export type AccessDecision =
  | { allowed: true; scope: Scope; limits: Limits }
  | {
      allowed: false;
      step: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
      status: number;
      code: string;
      facts: Record<string, unknown>;
    };

const NOT_FOUND = { allowed: false, status: 404, code: "NOT_FOUND", facts: {} } as const;

/** May this caller do this now; the first step that fails answers. Total: it never throws. */
export function decideAccess(asked: AccessQuestion): AccessDecision {
  const { caller, record, permission } = asked;
  const needed = { needed: permission };
  if (record && record.tenantId !== caller.tenantId) return { ...NOT_FOUND, step: 1 };
  if (record?.desk && caller.desks && !caller.desks.includes(record.desk)) return { ...NOT_FOUND, step: 2 };
  const scope = caller.permissions.scopeOf(permission);
  if (!scope) return { allowed: false, step: 3, status: 403, code: "FORBIDDEN", facts: needed };
  const reach = record?.reach ?? "own";
  if (WIDTH[scope] < WIDTH[reach]) {
    if (asked.reads || !record?.readable) return { ...NOT_FOUND, step: 4 };
    return { allowed: false, step: 4, status: 403, code: "FORBIDDEN", facts: needed };
  }
  const fields = Object.keys(asked.fields ?? {}).filter((name) => asked.fields?.[name] !== "write");
  if (fields.length > 0)
    return { allowed: false, step: 5, status: 403, code: "FIELD_FORBIDDEN", facts: { fields } };
  const limits = caller.permissions.limitsOf(permission, reach);
  return (
    decideRest(asked) ?? decideLimits(limits, asked) ?? decideLast(asked) ?? { allowed: true, scope, limits }
  );
}

function decideRest({ transition }: AccessQuestion): AccessDecision | null {
  if (!transition || transition.allowed.includes(transition.to)) return null;
  const { allowed, blocked } = transition;
  return {
    allowed: false,
    step: 6,
    status: 409,
    code: "TRANSITION_NOT_ALLOWED",
    facts: { allowed, blocked },
  };
}

/** Step 7 alone, for a command that learns its amount only inside; null where nothing is exceeded. */
export function decideLimits(
  limits: Limits,
  asked: Pick<AccessQuestion, "amount" | "rows" | "pct" | "today" | "businessHours" | "record">,
): AccessDecision | null {
  const over = (limit: string, most: unknown, used: unknown, next: string | null = null): AccessDecision => ({
    allowed: false,
    step: 7,
    status: 403,
    code: "LIMIT_EXCEEDED",
    facts: { limit, most, used, next },
  });
  const { amount, rows, pct, today, record } = asked;
  if (limits.max_amount && amount) {
    const most = limits.max_amount[amount.currency] ?? "0";
    if (amount.minor > BigInt(most)) return over("max_amount", most, amount.minor.toString());
  }
  if (limits.max_per_day !== undefined && today && today.count >= limits.max_per_day)
    return over("max_per_day", limits.max_per_day, today.count, today.next);
  if (limits.max_rows !== undefined && rows !== undefined && rows > limits.max_rows)
    return over("max_rows", limits.max_rows, rows);
  if (limits.max_pct !== undefined && pct !== undefined && pct > limits.max_pct)
    return over("max_pct", limits.max_pct, pct);
  if (limits.desks && record?.desk && !limits.desks.includes(record.desk))
    return over("desks", limits.desks, record.desk);
  if (limits.hours && asked.businessHours === false) return over("hours", limits.hours, "outside");
  return null;
}

function decideLast({ approval, stop }: AccessQuestion): AccessDecision | null {
  if (approval)
    return {
      allowed: false,
      step: 8,
      status: 202,
      code: "PENDING_APPROVAL",
      facts: { request_id: approval.requestId },
    };
  if (stop)
    return {
      allowed: false,
      step: 9,
      status: 409,
      code: stop.code,
      facts: { flag: stop.flag, until: stop.until },
    };
  return null;
}
