import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { areLimitsWithin, type Limits, parseLimits, printLimits } from "./grant-limits";

// Source: spec 07 §5.1 permission grammar.

export const SCOPES = ["own", "assigned", "team", "all"] as const;
export type Scope = (typeof SCOPES)[number];

/** One line of a role: what, how wide, how far. */
export interface Grant {
  /** `resource[.field]:action` */
  permission: string;
  scope: Scope;
  limits?: Limits;
}

export const WIDTH: Record<Scope, number> = { own: 0, assigned: 1, team: 2, all: 3 };

const NAME = /^[a-z][a-z_]*(\.[a-z][a-z_]*)?:[a-z][a-z_]*(\.[a-z][a-z_]*)?$/;
const GRANT = /^([^@{]+)(?:@([a-z]+))?(?:\{(.*)\})?$/;

/** "charge:waive@team{max_per_day: 20}" → a grant; without a scope it is `own`. */
export function parseGrant(text: string): Outcome<Grant> {
  const [, permission = "", scope = "own", limitText] = GRANT.exec(text.trim()) ?? [];
  if (!NAME.test(permission)) return refuse("PERMISSION_FORMAT", { reasons: [text] });
  const known = SCOPES.find((one) => one === scope);
  if (!known) return refuse("PERMISSION_SCOPE", { reasons: [scope] });
  if (limitText === undefined) return accept({ permission, scope: known });
  const limits = parseLimits(limitText);
  return limits.ok ? accept({ permission, scope: known, limits: limits.value }) : limits;
}

/** The reverse of parseGrant. */
export function printGrant({ permission, scope, limits }: Grant): string {
  const limitText = limits ? printLimits(limits) : "";
  return `${permission}@${scope}${limitText ? `{${limitText}}` : ""}`;
}

/** Whether who holds `held` already may do all that `asked` would allow. */
export function isGrantWithin(asked: Grant, held: Grant): boolean {
  return (
    asked.permission === held.permission &&
    WIDTH[asked.scope] <= WIDTH[held.scope] &&
    areLimitsWithin(asked.limits ?? {}, held.limits ?? {})
  );
}
