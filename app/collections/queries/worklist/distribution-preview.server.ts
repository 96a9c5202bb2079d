import type { QueryContext } from "~/people/access/query-context";
import { OPEN_LOAD_STATUSES } from "~/collections/domain/account/account-status";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface DistributionShare {
  staffId: string;
  fullName: string;
  capacity: number;
  /** open accounts now */
  open: number;
  /** what the run would add: accounts and their balance in minor units */
  added: number;
  balance: bigint;
}

export interface DistributionPreview {
  id: string;
  strategy: "round_robin" | "balanced";
  state: "previewed" | "done";
  left: number;
  shares: DistributionShare[];
}

/** Who would get how much; null is a 404. */
export async function distributionPreview(
  { db, tenant }: QueryContext,
  { runId }: { runId: string },
): Promise<DistributionPreview | null> {
  const [run] = await rows<Omit<DistributionPreview, "shares">>(
    db,
    sql`SELECT id, strategy, state, coalesce(jsonb_array_length(preview->'left'), 0) AS "left" FROM distribution_run
      WHERE tenant_id = ${tenant.id}::uuid AND id = ${runId}::uuid`,
  );
  if (!run) return null;
  const shares = await rows<DistributionShare>(
    db,
    sql`WITH given AS (
        SELECT (x->>'staffId')::uuid AS staff_id, count(*)::int AS added, sum(a.balance)::bigint AS balance
        FROM distribution_run d CROSS JOIN LATERAL jsonb_array_elements(d.preview->'assigned') x
        JOIN account a ON a.tenant_id = d.tenant_id AND a.id = (x->>'accountId')::uuid
        WHERE d.tenant_id = ${tenant.id}::uuid AND d.id = ${runId}::uuid GROUP BY 1)
      SELECT s.id AS "staffId", s.full_name AS "fullName", c.max_accounts AS capacity, coalesce(g.added, 0) AS added,
        coalesce(g.balance, 0)::bigint AS balance,
        (SELECT count(*) FROM account a WHERE a.tenant_id = c.tenant_id AND a.assigned_to = c.staff_id
           AND a.status = ANY(${OPEN_LOAD_STATUSES}) AND a.published_at IS NOT NULL)::int AS open
      FROM collector_profile c JOIN staff s ON s.tenant_id = c.tenant_id AND s.id = c.staff_id
      LEFT JOIN given g ON g.staff_id = c.staff_id
      WHERE c.tenant_id = ${tenant.id}::uuid AND (s.status = 'active' OR g.added > 0) ORDER BY s.full_name, s.id LIMIT 500`,
  );
  return { ...run, shares };
}
