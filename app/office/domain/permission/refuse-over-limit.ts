import { type Refusal, refuse } from "~/office/domain/outcome";

import { type AccessQuestion, decideLimits } from "./decide-access";
import type { PermissionSet } from "./permission-set";

/** LIMIT_EXCEEDED where the act goes beyond the limits of the actor's own permission; null where it does not. */
export function refuseOverLimit(
  permissions: PermissionSet,
  permission: string,
  asked: Pick<AccessQuestion, "amount" | "rows" | "today" | "businessHours">,
): { ok: false; refusal: Refusal } | null {
  const over = decideLimits(permissions.limitsOf(permission), asked);
  return over && !over.allowed ? refuse(over.code, { facts: over.facts }) : null;
}
