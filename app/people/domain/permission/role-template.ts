import type { FieldLevel } from "~/office/domain/permission/decide-access";
import { type Grant, parseGrant } from "~/office/domain/permission/grant";

export type Desk = "collections" | "relief" | "lending" | "wealth";

/** A shipped role (spec 07 §5.5), copied into each firm that has one of its desks. */
export interface RoleTemplate {
  key: string;
  name: string;
  desks: "all" | readonly Desk[];
  /** `permission@scope{limits}` wherever the role is */
  grants: readonly string[];
  /** what a desk adds */
  more?: Partial<Record<Desk, readonly string[]>>;
  /** fields that it sees otherwise than by default */
  fields?: Readonly<Record<string, FieldLevel>>;
  /** who it is for: people sign in; programs bring a key; customers and creditors come through the portal */
  kind?: "staff" | "program" | "portal";
}

/** The template's lines as grants in a firm with these desks. A line that cannot be read is a fault of its table. */
export function grantsOf(template: RoleTemplate, desks: readonly Desk[]): Grant[] {
  const added = desks.flatMap((desk) => template.more?.[desk] ?? []);
  return [...new Set([...template.grants, ...added])].map((line) => {
    const grant = parseGrant(line);
    if (!grant.ok) throw new Error(`${template.key}: ${line}: ${grant.refusal.code}`);
    return grant.value;
  });
}

/** The same lines of many permissions in one scope. */
export function inScope(
  scope: "own" | "assigned" | "team" | "all",
  permissions: readonly string[],
): string[] {
  return permissions.map((permission) => `${permission}@${scope}`);
}
