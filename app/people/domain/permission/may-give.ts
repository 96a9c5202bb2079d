import type { Grant } from "~/office/domain/permission/grant";
import { printGrant } from "~/office/domain/permission/grant";
import type { PermissionSet } from "~/office/domain/permission/permission-set";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

interface Giver {
  kind: string;
  roles: readonly string[];
  permissions: PermissionSet;
}

/**
 * Whether this person may give somebody the role (spec 07 §5.7 "nobody can grant what they lack"). A shipped role is
 * the product's own cut of duties, so who gives roles out gives those too, except ownership; a firm's own role goes
 * no further than who gives it.
 */
export function mayGive(
  role: { key: string; system: boolean; grants: readonly Grant[] },
  giver: Giver,
): Outcome<null> {
  if (giver.kind === "system") return accept(null);
  if (role.system)
    return role.key !== "owner" || giver.roles.includes("owner") ? accept(null) : refuse("GRANT_LACKED");
  const lacking = role.grants.filter((grant) => !giver.permissions.covers(grant)).map(printGrant);
  return lacking.length > 0 ? refuse("GRANT_LACKED", { facts: { lacking } }) : accept(null);
}
