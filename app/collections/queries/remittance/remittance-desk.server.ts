import { fromIdCursor, toCursor } from "~/office/domain/page-cursor";
import type { RemittanceState } from "~/collections/data/remittance/remittances.server";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface RemittanceRow {
  id: string;
  number: string;
  creditorName: string;
  period: string;
  run: number;
  cutOff: string;
  currency: string;
  gross: bigint;
  fees: bigint;
  net: bigint;
  invoice: bigint;
  carried: boolean;
  state: RemittanceState;
}

export interface RemittanceDesk {
  rows: RemittanceRow[];
  next: string | null;
  /** clients with cleared money that no run took yet, and how much of it cleared */
  waiting: { id: string; name: string; cleared: bigint; currency: string }[];
}

const PAGE = 50;
const MOST = 200;

/** Runs, those that somebody has to act on or all, and the clients whose money waits; two statements. */
export async function remittanceDesk(
  { db, tenant }: QueryContext,
  { view, creditorId, after }: { view: "open" | "all"; creditorId?: string; after?: string },
): Promise<RemittanceDesk> {
  const cursor = fromIdCursor(after);
  const found = await rows<RemittanceRow>(
    db,
    sql`SELECT r.id, r.number, c.name AS "creditorName", r.period, r.run, r.cut_off AS "cutOff", r.currency, r.gross, r.fees, r.net, r.invoice,
        r.carried, r.state
      FROM remittance r JOIN creditor c ON c.tenant_id = r.tenant_id AND c.id = r.creditor_id
      WHERE r.tenant_id = ${tenant.id}::uuid ${view === "open" ? sql`AND r.state <> 'closed'` : emptySql}
        ${creditorId ? sql`AND r.creditor_id = ${creditorId}::uuid` : emptySql} ${cursor ? sql`AND r.id < ${cursor}::uuid` : emptySql}
      ORDER BY r.id DESC LIMIT ${PAGE + 1}::int`,
  );
  const waiting = await rows<RemittanceDesk["waiting"][number]>(
    db,
    sql`SELECT c.id, c.name, c.currency, sum(l.amount)::bigint AS cleared FROM payment p
      JOIN payment_target t ON t.tenant_id = p.tenant_id AND t.payment_id = p.id AND t.target_type = 'account'
      JOIN account a ON a.tenant_id = t.tenant_id AND a.id = t.target_id
      JOIN creditor c ON c.tenant_id = a.tenant_id AND c.id = a.creditor_id
      JOIN allocation l ON l.tenant_id = p.tenant_id AND l.payment_id = p.id AND l.live AND l.component <> 'unapplied'
      WHERE p.tenant_id = ${tenant.id}::uuid AND p.direction = 'in' AND p.cleared_on IS NOT NULL AND p.state <> 'disputed'
        AND NOT EXISTS (SELECT 1 FROM remittance_item i JOIN remittance r ON r.tenant_id = i.tenant_id AND r.id = i.remittance_id
          WHERE i.tenant_id = p.tenant_id AND i.payment_id = p.id)
      GROUP BY c.id, c.name, c.currency HAVING sum(l.amount) > 0 ORDER BY 4 DESC LIMIT ${MOST}::int`,
  );
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return { rows: page, next: last && found.length > PAGE ? toCursor([last.id]) : null, waiting };
}
