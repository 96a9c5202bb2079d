import type { Grant } from "~/office/domain/permission/grant";
import { PermissionSet } from "~/office/domain/permission/permission-set";

import { ACT_RIGHTS } from "./act-rights.table";

/**
 * Whether who holds the role may decide on what others ask for. One person alone must not be able to make such a second
 * person: it could be themselves under another name (spec 07 §5.6).
 */
export function decidesOnOthers({ grants }: { grants: readonly Grant[] }): boolean {
  const held = new PermissionSet(grants);
  return Object.values(ACT_RIGHTS).some((right) => held.has(right));
}
