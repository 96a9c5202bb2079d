import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface CreditorRow {
  id: string;
  name: string;
  state: string;
  currency: string;
  contractNo: string | null;
  /** placements loaded so far, the accounts and the amount they brought, and the last one's date */
  placements: number;
  accounts: number;
  placed: bigint;
  lastPlacedOn: string | null;
}

/** Placing clients with what they have placed; the sums come from the placements, not from their accounts. */
export async function creditorList({ db, tenant }: QueryContext): Promise<CreditorRow[]> {
  return rows<CreditorRow>(
    db,
    sql`SELECT c.id, c.name, c.state, c.currency,
        (SELECT k.contract_no FROM contract k WHERE k.tenant_id = c.tenant_id AND k.creditor_id = c.id ORDER BY k.id DESC LIMIT 1) AS "contractNo",
        coalesce(p.n, 0)::int AS placements, coalesce(p.accounts, 0)::int AS accounts, coalesce(p.amount, 0)::bigint AS placed,
        p.last AS "lastPlacedOn"
      FROM creditor c
      LEFT JOIN LATERAL (
        SELECT count(*) AS n, sum((x.actual->>'ok')::bigint) AS accounts, sum((x.actual->>'amount_minor')::bigint) AS amount, max(x.placed_on) AS last
        FROM placement x WHERE x.tenant_id = c.tenant_id AND x.creditor_id = c.id AND x.state <> 'loading') p ON true
      WHERE c.tenant_id = ${tenant.id}::uuid ORDER BY c.state, c.name, c.id LIMIT 500`,
  );
}
