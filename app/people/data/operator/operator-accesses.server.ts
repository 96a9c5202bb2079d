import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export type AccessState = "asked" | "granted" | "refused" | "ended";

export interface StoredAccess {
  id: string;
  operatorId: string;
  operatorName: string;
  state: AccessState;
  /** whether the operator asked to change things too */
  mayWrite: boolean;
  decidedByKind: string | null;
  untilAt: Date | null;
}

export async function saveAccessAsked(
  db: TenantDb,
  access: {
    id: string;
    operatorId: string;
    operatorName: string;
    ticket: string;
    reason: string;
    mayWrite: boolean;
  },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO operator_access (tenant_id, id, operator_id, operator_name, ticket, reason, may_write)
      VALUES (${tenantIdOf(db)}::uuid, ${access.id}::uuid, ${access.operatorId}::uuid, ${access.operatorName}, ${access.ticket},
        ${access.reason}, ${access.mayWrite})`,
  );
}

export async function findAccessForChange(db: TenantDb, id: string): Promise<StoredAccess | null> {
  const [row] = await rows<StoredAccess>(
    db,
    sql`SELECT id, operator_id AS "operatorId", operator_name AS "operatorName", state, may_write AS "mayWrite",
        decided_by_kind AS "decidedByKind", until_at AS "untilAt"
      FROM operator_access WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

/** Somebody said yes or no; who, and until when a yes holds. */
export async function saveAccessDecided(
  db: TenantDb,
  id: string,
  decision: {
    state: "granted" | "refused";
    mayWrite: boolean;
    breakGlass: boolean;
    by: { kind: string; id: string | null; name: string | null };
    at: Date;
    untilAt: Date | null;
  },
): Promise<void> {
  const { state, mayWrite, breakGlass, by, at, untilAt } = decision;
  await rows(
    db,
    sql`UPDATE operator_access SET state = ${state}, may_write = ${mayWrite}, break_glass = ${breakGlass}, decided_by_kind = ${by.kind},
        decided_by_id = ${by.id}::uuid, decided_by_name = ${by.name}, decided_at = ${at}, until_at = ${untilAt}
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** Over: its sessions find no access any more. */
export async function saveAccessEnded(db: TenantDb, id: string, at: Date): Promise<void> {
  await rows(
    db,
    sql`UPDATE operator_access SET state = 'ended', until_at = least(coalesce(until_at, ${at}), ${at})
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
