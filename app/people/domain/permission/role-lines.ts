import { type Grant, parseGrant, printGrant } from "~/office/domain/permission/grant";
import type { PermissionSet } from "~/office/domain/permission/permission-set";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { conflictsOf } from "./duty-pairs.table";

// Source: spec 07 §5.6 separation of duties, §5.7 custom roles.

/** Roles that a firm makes for itself. */
export const MOST_OWN_ROLES = 100;

/** One permission a line → grants. Refusals on field `lines`, with the line in `facts.line`. */
export function readRoleLines(text: string, known: ReadonlySet<string>): Outcome<Grant[]> {
  const lines = text.split(/\r?\n/).flatMap((line) => (line.trim() ? [line.trim()] : []));
  const grants: Grant[] = [];
  for (const line of new Set(lines)) {
    const grant = parseGrant(line);
    if (!grant.ok) return no(grant.refusal.code, { line });
    if (!known.has(grant.value.permission)) return no("PERMISSION_UNKNOWN", { line });
    grants.push(grant.value);
  }
  return grants.length > 0 ? accept(grants) : no("REQUIRED", {});
}

/** The lines that can be read, for what was found readable before. */
export function readGrants(text: string): Grant[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const grant = parseGrant(line);
    return grant.ok ? [grant.value] : [];
  });
}

function no(code: string, facts: Record<string, unknown>) {
  return refuse(code, { fields: { lines: code }, facts });
}

/** Whether this person may make or change a role into these grants. */
export function checkRoleGrants(grants: readonly Grant[], by: PermissionSet): Outcome<null> {
  const [pair] = conflictsOf(grants.map(({ permission }) => permission));
  if (pair) return no("SOD_CONFLICT", { pair });
  const lacking = grants.filter((grant) => !by.covers(grant)).map(printGrant);
  return lacking.length > 0 ? no("GRANT_LACKED", { lacking }) : accept(null);
}

export interface RightsChange {
  gained: string[];
  lost: string[];
}

/** What a holder of the first has more and less with the second. */
export function compareGrants(before: readonly Grant[], after: readonly Grant[]): RightsChange {
  const was = new Set(before.map(printGrant));
  const is = new Set(after.map(printGrant));
  return {
    gained: [...is].filter((line) => !was.has(line)).sort(),
    lost: [...was].filter((line) => !is.has(line)).sort(),
  };
}
