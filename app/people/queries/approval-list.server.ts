import { fromIdCursor, toCursor } from "~/office/domain/page-cursor";
import type { ApprovalState } from "~/office/domain/approval/approval";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface ApprovalRow {
  id: string;
  act: string;
  subjectType: string;
  subjectId: string;
  payload: Record<string, unknown>;
  /** minor units */
  amount: bigint | null;
  currency: string | null;
  reason: string;
  state: ApprovalState;
  madeByName: string;
  mine: boolean;
  createdAt: Date;
  expiresAt: Date | null;
  /** nobody decided in time */
  over: boolean;
  decidedByName: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
}

const PAGE = 50;

/** Acts that wait for a second person (oldest first), or those that are over (newest first), by keyset. */
export async function approvalList(
  { db, tenant, actor }: QueryContext,
  { view, after }: { view: "waiting" | "done"; after?: string },
): Promise<{ rows: ApprovalRow[]; next: string | null }> {
  const waiting = view === "waiting";
  const cursor = fromIdCursor(after);
  const beyond =
    cursor === null ? emptySql : waiting ? sql`AND r.id > ${cursor}::uuid` : sql`AND r.id < ${cursor}::uuid`;
  const found = await rows<ApprovalRow>(
    db,
    sql`SELECT r.id, r.act, r.subject_type AS "subjectType", r.subject_id AS "subjectId", r.payload, r.amount, r.currency, r.reason, r.state,
        coalesce(m.full_name, 'Quittance') AS "madeByName", coalesce(r.created_by_id = ${actor.id}::uuid, false) AS mine, r.created_at AS "createdAt",
        r.expires_at AS "expiresAt", r.state = 'pending' AND coalesce(r.expires_at <= now(), false) AS over,
        c.full_name AS "decidedByName", d.created_at AS "decidedAt", d.reason AS "decisionReason"
      FROM approval_request r
      LEFT JOIN staff m ON m.tenant_id = r.tenant_id AND m.id = r.created_by_id
      LEFT JOIN LATERAL (SELECT * FROM approval_decision x WHERE x.tenant_id = r.tenant_id AND x.request_id = r.id
        ORDER BY x.id DESC LIMIT 1) d ON true
      LEFT JOIN staff c ON c.tenant_id = d.tenant_id AND c.id = d.decided_by_id
      WHERE r.tenant_id = ${tenant.id}::uuid AND ${waiting ? sql`r.state = 'pending'` : sql`r.state <> 'pending'`} ${beyond}
      ORDER BY r.id ${waiting ? sql`ASC` : sql`DESC`} LIMIT ${PAGE + 1}::int`,
  );
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return { rows: page, next: last && found.length > PAGE ? toCursor([last.id]) : null };
}
