import type { Approval, ApprovalState, Decision } from "~/office/domain/approval/approval";
import { ERASED } from "~/office/domain/event/personal/sealed-value";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

interface Who {
  kind: string;
  id: string | null;
}

export async function saveNewApproval(db: TenantDb, request: Omit<Approval, "state">): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO approval_request (tenant_id, id, act, subject_type, subject_id, payload, amount, currency, reason, expires_at,
        created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${request.id}::uuid, ${request.act}, ${request.subject.type}, ${request.subject.id}::uuid,
        ${JSON.stringify(request.payload)}::jsonb, ${request.amount ?? null}::bigint, ${request.currency ?? null}, ${request.reason},
        ${request.expiresAt}::timestamptz, ${request.madeBy.kind}, ${request.madeBy.id}::uuid)`,
  );
}

/** Under a row lock: two checkers at once are one after the other. */
export async function findApprovalForChange(db: TenantDb, id: string): Promise<Approval | null> {
  const [row] = await rows<Approval>(
    db,
    sql`SELECT id, act, jsonb_build_object('type', subject_type, 'id', subject_id) AS subject, payload, reason, state, amount, currency,
        expires_at AS "expiresAt", jsonb_build_object('kind', created_by_kind, 'id', created_by_id) AS "madeBy"
      FROM approval_request WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

/** True while another request for the same act on the same record waits. */
export async function isApprovalPending(
  db: TenantDb,
  act: string,
  subject: { type: string; id: string },
): Promise<boolean> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM approval_request WHERE tenant_id = ${tenantIdOf(db)}::uuid AND act = ${act} AND subject_type = ${subject.type}
      AND subject_id = ${subject.id}::uuid AND state = 'pending' LIMIT 1`,
  );
  return found.length > 0;
}

export async function saveApprovalState(db: TenantDb, id: string, state: ApprovalState): Promise<void> {
  await rows(
    db,
    sql`UPDATE approval_request SET state = ${state}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export async function saveApprovalDecision(
  db: TenantDb,
  decision: { id: string; requestId: string; decision: Decision; reason: string | null; by: Who },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO approval_decision (tenant_id, id, request_id, decision, reason, decided_by_kind, decided_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${decision.id}::uuid, ${decision.requestId}::uuid, ${decision.decision}, ${decision.reason},
        ${decision.by.kind}, ${decision.by.id}::uuid)`,
  );
}

/** What was asked for is no longer there to be decided. */
export async function saveApprovalsWithdrawn(
  db: TenantDb,
  act: string,
  subject: { type: string; id: string },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE approval_request SET state = 'withdrawn', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND act = ${act} AND subject_type = ${subject.type} AND subject_id = ${subject.id}::uuid
        AND state = 'pending'`,
  );
}

/** Nobody decided in time: the same may be asked for anew. */
export async function saveApprovalsExpired(
  db: TenantDb,
  act: string,
  subject: { type: string; id: string },
  now: Date,
): Promise<void> {
  await rows(
    db,
    sql`UPDATE approval_request SET state = 'expired', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND act = ${act} AND subject_type = ${subject.type} AND subject_id = ${subject.id}::uuid
        AND state = 'pending' AND expires_at <= ${now}`,
  );
}

/** Puts a request before people again for a time. */
export async function saveApprovalRenewed(db: TenantDb, id: string, until: Date): Promise<void> {
  await rows(
    db,
    sql`UPDATE approval_request SET state = 'pending', expires_at = ${until}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** What people wrote when they asked and decided about these records; answers which requests. */
export async function saveApprovalsErased(db: TenantDb, subjectIds: string[]): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`UPDATE approval_request SET reason = ${ERASED}, payload = '{}', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND subject_id = ANY(${subjectIds}::uuid[]) AND state <> 'pending' RETURNING id`,
  );
  return found.map(({ id }) => id);
}
