import type { Actor } from "../event/actor";
import { KIND_OF_COMMAND, KIND_OF_PERMISSION } from "./act-kinds.table";
import { type ActKind, type Audience, TENANT_STATE_TABLE, type TenantState } from "./tenant-states.table";

/** Roles that answer for the firm towards the platform. */
const OWNERS = ["owner", "admin"];

export function isOwner(roles: readonly string[]): boolean {
  return roles.some((role) => OWNERS.includes(role));
}

/** On whose side of the table somebody acts; null for the platform's operators, whom no state of a firm binds. */
export function audienceOf(actor: Pick<Actor, "kind" | "roles">): Audience | null {
  if (actor.kind === "operator") return null;
  if (actor.kind === "system") return "jobs";
  if (actor.kind === "customer" || actor.kind === "creditor") return "customer";
  return actor.kind === "staff" && isOwner(actor.roles) ? "owner" : "staff";
}

/** What sort of act it is. `name` is a command's; a page has its permission alone. */
export function kindOf(audience: Audience, permission: string, name = ""): ActKind {
  const known = KIND_OF_COMMAND[name] ?? KIND_OF_PERMISSION[permission];
  if (known) return known;
  // what a job does and nobody classed is owed or demanded by law until somebody says otherwise
  if (audience === "jobs") return "due";
  if (permission.endsWith(":read")) return "read";
  return permission.endsWith(":export") ? "export" : "work";
}

/** A state nobody knows lets nothing through. */
export function tenantAllows(state: string, audience: Audience, kind: ActKind): boolean {
  return TENANT_STATE_TABLE[state as TenantState]?.[audience].includes(kind) ?? false;
}

/** The one question that commands, guards and jobs ask: null, or the code of the refusal. */
export function stateRefusal(
  state: string,
  actor: Pick<Actor, "kind" | "roles">,
  permission: string,
  name?: string,
): `FIRM_${string}` | null {
  const audience = audienceOf(actor);
  if (audience === null || tenantAllows(state, audience, kindOf(audience, permission, name))) return null;
  return `FIRM_${state.toUpperCase()}`;
}
