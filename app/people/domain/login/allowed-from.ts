import type { TenantFacts } from "~/office/domain/event/actor";
import { settingOf } from "~/office/domain/setting/setting-of";

import { isInside, normalBlock } from "./ip-list";

/** One line of the addresses by role, "collector 203.0.113.0/24". */
export function readRoleAddress(line: string): { role: string; block: string } | null {
  const [, role = "", address = ""] = /^([a-z][a-z0-9_-]*)\s*[:\s]\s*(\S+)$/.exec(line.trim()) ?? [];
  const block = normalBlock(address);
  return block ? { role, block } : null;
}

/** Whether a list of addresses by role lets somebody of these roles in: every list that names a role of theirs must. */
export function isInsideRoles(
  lines: readonly string[],
  roles: readonly string[],
  address: string | null,
): boolean {
  const read = lines.map(readRoleAddress).filter((line) => line !== null);
  return roles.every((role) => {
    const blocks = read.filter((line) => line.role === role).map(({ block }) => block);
    return isInside(blocks, address);
  });
}

/** Whether the firm lets somebody of these roles in from this address (spec 07 §4.4). */
export function isAllowedFrom(
  tenant: Pick<TenantFacts, "settings" | "country">,
  roles: readonly string[],
  address: string | null,
): boolean {
  return (
    isInside(settingOf(tenant, "sign_in_addresses"), address) &&
    isInsideRoles(settingOf(tenant, "role_addresses"), roles, address)
  );
}
