// Source: spec 07 §18 (product decision, 2026): read-only unless consented, thirty minutes, never an unmasked identifier.
import type { Scope } from "~/office/domain/permission/grant";
import { PermissionSet } from "~/office/domain/permission/permission-set";

const all = (permissions: readonly string[]) =>
  new PermissionSet(permissions.map((permission) => ({ permission, scope: "all" as Scope })));

/** What an operator may do to a firm from the console; nothing of the firm's own work is among it. */
export const CONSOLE_RIGHTS = all([
  "tenant:steer",
  "tenant:install",
  "operator_access:ask",
  "operator_access:break_glass",
  // setting stuck news going again; the console calls nothing else that this right opens
  "processor:configure",
  "provider_event:skip",
]);

/** What a look opens. */
const LOOK_READS = [
  "account:read",
  "customer:read",
  "payment:read",
  "note:read",
  "import:read",
  "creditor:read",
  "ledger:read",
  "dashboard:read",
  "staff:read",
  "setting:read",
  "audit:read",
] as const;

/** What a look may change where the firm's owner said so: getting stuck work going, never money, people or rights. */
const LOOK_WRITES = ["import:run", "integration:configure", "account:assign"] as const;

export function lookGrants(mayWrite: boolean): { permission: string; scope: Scope }[] {
  const permissions: readonly string[] = mayWrite ? [...LOOK_READS, ...LOOK_WRITES] : LOOK_READS;
  return permissions.map((permission) => ({ permission, scope: "all" }));
}

/** Whether a look may run the command: never without the owner's word, and then only what gets work going. */
export function mayChangeInLook(mayWrite: boolean, permission: string): boolean {
  return mayWrite && (LOOK_WRITES as readonly string[]).includes(permission);
}

export const LOOK_MINUTES = 30;
