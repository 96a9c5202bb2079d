import type { Refusal } from "~/office/domain/outcome";
import { type Grant, parseGrant, printGrant, type Scope } from "~/office/domain/permission/grant";
import { printLimits } from "~/office/domain/permission/grant-limits";

// A form names a role's lines by permission: how wide in `scope:…`, how far in `limit:…`. A dot would make a path of the name.

export const scopeField = (permission: string) => `scope:${permission.replaceAll(".", "~")}`;
export const limitField = (permission: string) => `limit:${permission.replaceAll(".", "~")}`;

/** The fields as one line a permission, in the grammar of roles. */
export function toRoleLines(form: Readonly<Record<string, unknown>>): string {
  return Object.entries(form)
    .flatMap(([name, scope]) => {
      if (!name.startsWith("scope:") || typeof scope !== "string" || scope === "") return [];
      const permission = name.slice("scope:".length).replaceAll("~", ".");
      const limit = form[limitField(permission)];
      const limits = typeof limit === "string" && limit.trim() !== "" ? `{${limit.trim()}}` : "";
      return [`${permission}@${scope}${limits}`];
    })
    .join("\n");
}

export interface RoleFormRow {
  permission: string;
  scope: Scope | "";
  limit: string;
  /** the widest that the person at the form may give; null: they lack it */
  most: Scope | null;
}

/** Every permission there is, with what the role has of it. */
export function toRoleForm(
  known: readonly string[],
  grants: readonly Grant[],
  own: { scopeOf(permission: string): Scope | null },
): RoleFormRow[] {
  const held = new Map(grants.map((grant) => [grant.permission, grant]));
  const names = new Set([...known, ...held.keys()]);
  return [...names].sort().map((permission) => {
    const grant = held.get(permission);
    return {
      permission,
      scope: grant?.scope ?? "",
      limit: grant?.limits ? printLimits(grant.limits) : "",
      most: own.scopeOf(permission),
    };
  });
}

/** A command refuses lines; the form says so at the permissions that they are about. */
export function atRoleFields(refusal: Refusal): Refusal {
  const { lines: code, ...fields } = refusal.fields ?? {};
  if (code === undefined) return refusal;
  const { line, pair, lacking } = refusal.facts ?? {};
  const at = new Map<string, string>();
  for (const text of toTexts(pair)) at.set(scopeField(text), code);
  for (const text of [...toTexts(lacking), ...toTexts(line)]) {
    const permission = /^[^@{]+/.exec(text)?.[0] ?? text;
    at.set(code === "LIMIT_FORMAT" ? limitField(permission) : scopeField(permission), code);
  }
  return { ...refusal, fields: at.size > 0 ? { ...fields, ...Object.fromEntries(at) } : undefined };
}

function toTexts(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one): one is string => typeof one === "string");
}

/** What stands between two saves: a page that was previewed is saved as it was previewed, or not at all. */
export function canonicalLines(lines: string): string {
  return lines
    .split("\n")
    .map((line) => {
      const grant = parseGrant(line);
      return grant.ok ? printGrant(grant.value) : line.trim();
    })
    .sort()
    .join("\n");
}
