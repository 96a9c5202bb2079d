import type { Command } from "~/office/commands/command/define-command";
import {
  type CommandAnswer,
  type CommandHost,
  runCommand,
} from "~/office/commands/command/run-command.server";
import type { TenantFacts } from "~/office/domain/event/actor";
import { SYSTEM_PERMISSIONS } from "~/office/domain/permission/permission-set";
import { stateRefusal } from "~/office/domain/tenant/tenant-allows";
import type { Query } from "~/people/access/query-context";
import { acrossTenantsTenantById } from "~/people/data/session/sessions.server";
import { withTenant } from "~/platform/db/tenant-db.server";

/** A job's hands inside one tenant. */
export interface SystemAccess {
  tenant: TenantFacts;
  /** whether the state of the firm's subscription lets the job's command run at all */
  allows(command: { name: string; permission: string }): boolean;
  change<I, O>(command: Command<I, O>, input: unknown, key?: string): Promise<CommandAnswer<O>>;
  read<A, R>(query: Query<A, R>, args: A): Promise<R>;
}

/** Acts for a tenant under the job's name; null when the tenant is gone. */
export async function runAsSystem(
  host: CommandHost,
  tenantId: string,
  jobName: string,
): Promise<SystemAccess | null> {
  const tenant = await acrossTenantsTenantById(host.database, tenantId);
  if (!tenant) return null;
  const actor = {
    kind: "system" as const,
    id: null,
    name: jobName,
    roles: ["system"],
    permissions: SYSTEM_PERMISSIONS,
  };
  const origin = { ip: null, userAgent: null, requestId: null };
  return {
    tenant,
    allows: ({ name, permission }) => stateRefusal(tenant.status, actor, permission, name) === null,
    change: (command, input, key) =>
      runCommand(host, { tenant, actor, origin, idempotencyKey: key ?? null }, command, input),
    read: (query, args) =>
      withTenant(host.database, tenant.id, "read", (db) =>
        query({ db, tenant, today: tenant.businessDate, actor }, args),
      ),
  };
}

/** A refusal ends a job for good only where the caller expects it; any other is thrown and tried again. */
export function valueOf<O>(answer: CommandAnswer<O>): O {
  if (answer.ok) return answer.value;
  throw new Error(`refused: ${answer.refusal.code} ${answer.refusal.reasons.join(" ")}`);
}
