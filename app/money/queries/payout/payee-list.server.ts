import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface PayeeRow {
  id: string;
  holderType: string;
  holderId: string;
  holderName: string;
  /** the party's own name, to hold the written one against */
  partyName: string | null;
  nameMatch: boolean | null;
  bankCode: string | null;
  last4: string;
  state: string;
  usableFrom: Date;
  mine: boolean;
}

const MOST = 200;

/** Bank accounts of parties, those that wait for a second person first; of one holder when one is named. */
export async function payeeList(
  { db, tenant, actor }: QueryContext,
  { holder }: { holder: { type: string; id: string } | null },
): Promise<PayeeRow[]> {
  return rows<PayeeRow>(
    db,
    sql`SELECT x.id, x.holder_type AS "holderType", x.holder_id AS "holderId", x.holder_name AS "holderName",
        coalesce(c.full_name, k.name, s.full_name) AS "partyName", x.name_match AS "nameMatch", x.bank_code AS "bankCode", x.token_last4 AS last4,
        x.state, x.usable_from AS "usableFrom", coalesce(x.created_by_id = ${actor.id}::uuid, false) AS mine
      FROM external_account x
      LEFT JOIN customer c ON x.holder_type = 'customer' AND c.tenant_id = x.tenant_id AND c.id = x.holder_id
      LEFT JOIN creditor k ON x.holder_type = 'creditor' AND k.tenant_id = x.tenant_id AND k.id = x.holder_id
      LEFT JOIN staff s ON x.holder_type = 'staff' AND s.tenant_id = x.tenant_id AND s.id = x.holder_id
      WHERE x.tenant_id = ${tenant.id}::uuid AND x.state IN ('draft', 'verified')
        ${holder ? sql`AND x.holder_type = ${holder.type} AND x.holder_id = ${holder.id}::uuid` : emptySql}
      ORDER BY (x.state = 'draft') DESC, x.id DESC LIMIT ${MOST}::int`,
  );
}
