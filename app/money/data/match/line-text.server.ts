import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface LineText {
  narrative: string;
  reference: string | null;
  counterpartyName: string | null;
  counterpartyAccount: string | null;
}

/** What a line says of itself. */
export async function findLineText(db: TenantDb, id: string): Promise<LineText> {
  const [row] = await rows<LineText>(
    db,
    sql`SELECT narrative, reference, counterparty_name AS "counterpartyName", counterparty_account AS "counterpartyAccount"
      FROM statement_line WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
  if (!row) throw new Error("the line is gone");
  return row;
}
