import { decideAccess, type FieldLevel } from "~/office/domain/permission/decide-access";
import { FieldLevels, type FieldRule, RULED_FIELDS } from "~/office/domain/permission/field-levels";
import type { Grant, Scope } from "~/office/domain/permission/grant";
import type { Limits } from "~/office/domain/permission/grant-limits";
import { PermissionSet } from "~/office/domain/permission/permission-set";

// Source: spec 07 §5.7 effective-permission preview: role → permission → scope → field → limit → why.

/** One line and where a person has it from. */
export interface RightSource extends Grant {
  role: { id: string; key: string; name: string; system: boolean };
  /** who lent it; null for one's own */
  lentBy: string | null;
  lender: string | null;
}

export interface RightRow {
  permission: string;
  allowed: boolean;
  /** the widest, with the limits that hold for the record looked at, or in that scope */
  scope: Scope | null;
  limits: Limits;
  sources: RightSource[];
  /** why not: no line gives it, or none reaches the record */
  blocked: "lacking" | "out_of_scope" | null;
}

/** The step of the decision at which the record lies outside the scope. */
const SCOPE_STEP = 4;

/**
 * Every permission with allowed or blocked, and the lines behind it: the same decision that every reader and writer asks.
 *
 * @param reach the narrowest scope in which the person reaches the record asked about; null without a record
 */
export function explainRights(
  known: readonly string[],
  sources: readonly RightSource[],
  reach: Scope | null,
): RightRow[] {
  const permissions = new PermissionSet(sources);
  const bySource = Map.groupBy(sources, ({ permission }) => permission);
  return [...new Set([...known, ...bySource.keys()])].sort().map((permission) => {
    const decision = decideAccess({
      permission,
      reads: true,
      caller: { tenantId: "own", permissions },
      ...(reach ? { record: { tenantId: "own", reach } } : {}),
    });
    const scope = permissions.scopeOf(permission);
    const row = { permission, scope, sources: bySource.get(permission) ?? [] };
    if (decision.allowed)
      return { ...row, allowed: true, limits: limitsOf(permissions, permission, reach), blocked: null };
    const blocked = decision.step === SCOPE_STEP ? ("out_of_scope" as const) : ("lacking" as const);
    return { ...row, allowed: false, limits: {}, blocked };
  });
}

function limitsOf(permissions: PermissionSet, permission: string, reach: Scope | null): Limits {
  return reach ? permissions.limitsOf(permission, reach) : permissions.limitsOf(permission);
}

export interface FieldRow {
  field: string;
  /** what the person sees of it */
  level: FieldLevel;
  /** what each role says, the default where it says nothing */
  roles: { key: string; name: string; system: boolean; level: FieldLevel }[];
  /** the most that any role may, by compliance */
  pin: FieldLevel | null;
}

/** What a person sees of every ruled field: the most permissive of their roles, never above the pin. */
export function explainFields(
  roles: readonly { key: string; name: string; system: boolean }[],
  rules: readonly FieldRule[],
): FieldRow[] {
  const keys = roles.map(({ key }) => key);
  const levels = new FieldLevels(keys, rules);
  const unpinned = rules.filter(({ role }) => role !== null);
  return RULED_FIELDS.map((field) => ({
    field,
    level: levels.of(field),
    roles: roles.map((role) => ({ ...role, level: new FieldLevels([role.key], unpinned).of(field) })),
    pin: rules.find((rule) => rule.role === null && rule.field === field)?.pinnedMax ?? null,
  }));
}
