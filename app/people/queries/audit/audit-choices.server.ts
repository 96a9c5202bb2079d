import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface ChainCheck {
  at: Date;
  checked: number;
  /** first sequence number that does not fit */
  brokenAt: number | null;
  /** first kept head that is gone */
  lostAnchor: number | null;
}

export interface AuditChoices {
  people: { id: string; fullName: string }[];
  types: string[];
  /** the last proof of the whole chain */
  lastCheck: ChainCheck | null;
  /** events that the chain holds */
  sealed: bigint;
}

/** What the audit screen offers to ask: who works here, which kinds of events there are, and how the chain stands. */
export async function auditChoices({ db, tenant }: QueryContext): Promise<AuditChoices> {
  const people = await rows<{ id: string; fullName: string }>(
    db,
    sql`SELECT id, full_name AS "fullName" FROM staff WHERE tenant_id = ${tenant.id}::uuid ORDER BY full_name, id LIMIT 500`,
  );
  // steps from one kind to the next by the index, whatever the length of the log
  const types = await rows<{ type: string }>(
    db,
    sql`WITH RECURSIVE kinds AS (
        (SELECT type FROM event WHERE tenant_id = ${tenant.id}::uuid ORDER BY type LIMIT 1)
        UNION ALL
        SELECT (SELECT e.type FROM event e WHERE e.tenant_id = ${tenant.id}::uuid AND e.type > k.type ORDER BY e.type LIMIT 1)
        FROM kinds k WHERE k.type IS NOT NULL)
      SELECT type FROM kinds WHERE type IS NOT NULL`,
  );
  const [chain] = await rows<{
    sealed: bigint | null;
    at: Date | null;
    after: Omit<ChainCheck, "at"> | null;
  }>(
    db,
    sql`SELECT (SELECT seq FROM event_seal WHERE tenant_id = ${tenant.id}::uuid ORDER BY seq DESC LIMIT 1) AS sealed, v.at, v.after
      FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT at, after FROM event WHERE tenant_id = ${tenant.id}::uuid AND type = 'audit.verified'
        ORDER BY id DESC LIMIT 1) v ON true`,
  );
  return {
    people,
    types: types.map(({ type }) => type),
    lastCheck: chain?.at && chain.after ? { ...chain.after, at: chain.at } : null,
    sealed: chain?.sealed ?? 0n,
  };
}
