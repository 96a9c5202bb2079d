import type { CivilDate } from "~/office/domain/calendar-date";
import type { HoldScope } from "~/office/domain/hold/legal-hold";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface HoldRow {
  id: string;
  scope: HoldScope;
  subjectId: string | null;
  /** the person's name, or the account's reference */
  subject: string | null;
  fromOn: CivilDate | null;
  toOn: CivilDate | null;
  reason: string;
  reviewOn: CivilDate;
  placedByName: string | null;
  placedAt: Date;
  releasedAt: Date | null;
  releaseReason: string | null;
  /** somebody asked to let it go, and nobody decided yet */
  waits: boolean;
}

const MOST = 500;

/** Holds in force by their day of review, or those that were let go, newest first; or the one asked for. */
export async function holdList(
  { db, tenant }: QueryContext,
  { view, holdId }: { view: "open" | "released" | "any"; holdId?: string },
): Promise<HoldRow[]> {
  const which = {
    open: sql`AND h.released_at IS NULL ORDER BY h.review_on, h.id`,
    released: sql`AND h.released_at IS NOT NULL ORDER BY h.released_at DESC, h.id`,
    any: sql`ORDER BY h.id`,
  }[view];
  return rows<HoldRow>(
    db,
    sql`SELECT h.id, h.scope, h.subject_id AS "subjectId", h.from_on AS "fromOn", h.to_on AS "toOn", h.reason, h.review_on AS "reviewOn",
        CASE h.scope WHEN 'person' THEN (SELECT c.full_name FROM customer c WHERE c.tenant_id = h.tenant_id AND c.id = h.subject_id)
          WHEN 'account' THEN (SELECT a.external_ref FROM account a WHERE a.tenant_id = h.tenant_id AND a.id = h.subject_id) END AS subject,
        s.full_name AS "placedByName", h.created_at AS "placedAt", h.released_at AS "releasedAt", h.release_reason AS "releaseReason",
        EXISTS (SELECT 1 FROM approval_request r WHERE r.tenant_id = h.tenant_id AND r.act = 'legal_hold.release'
          AND r.subject_type = 'legal_hold' AND r.subject_id = h.id AND r.state = 'pending' AND r.expires_at > now()) AS waits
      FROM legal_hold h LEFT JOIN staff s ON s.tenant_id = h.tenant_id AND s.id = h.created_by_id
      WHERE h.tenant_id = ${tenant.id}::uuid ${holdId ? sql`AND h.id = ${holdId}::uuid` : emptySql} ${which} LIMIT ${MOST}::int`,
  );
}
