import type { TenantFacts } from "~/office/domain/event/actor";
import type { PermissionSet } from "~/office/domain/permission/permission-set";
import { settingOf } from "~/office/domain/setting/setting-of";

/** How many rows an export would have, counted one beyond what may leave the house at once. */
export async function countUpTo(limit: number, count: (most: number) => Promise<number>): Promise<number> {
  return count(limit + 1);
}

/** What the firm lets leave at once, or less where the person's role carries less. */
export function mostRows(
  { permissions, tenant }: { permissions: PermissionSet; tenant: TenantFacts },
  permission: string,
): number {
  return Math.min(permissions.limitsOf(permission).max_rows ?? Infinity, settingOf(tenant, "export_cap"));
}
