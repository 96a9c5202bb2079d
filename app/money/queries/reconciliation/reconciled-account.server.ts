import type { BreakRow, BreakType } from "~/money/domain/reconciliation/reconcile";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface BreakListRow {
  id: string;
  type: BreakType;
  day: string;
  amount: bigint;
  currency: string;
  rows: BreakRow[];
  dueOn: string;
  state: "open" | "explained" | "resolved";
  cause: string | null;
  note: string | null;
}

export interface SealListRow {
  id: string;
  day: string;
  version: number;
  a: bigint | null;
  b: bigint;
  c: bigint;
  sealedAt: Date;
}

export interface ReconciledAccount {
  name: string;
  kind: string;
  currency: string;
  breaks: BreakListRow[];
  seals: SealListRow[];
}

const LISTED = 100;

/** One bank account's breaks, live ones first, and its newest seals; null is a 404. */
export async function reconciledAccount(
  { db, tenant }: QueryContext,
  { bankAccountId }: { bankAccountId: string },
): Promise<ReconciledAccount | null> {
  const [account] = await rows<Pick<ReconciledAccount, "name" | "kind" | "currency">>(
    db,
    sql`SELECT name, kind, currency FROM bank_account WHERE tenant_id = ${tenant.id}::uuid AND id = ${bankAccountId}::uuid`,
  );
  if (!account) return null;
  const breaks = await rows<BreakListRow>(
    db,
    sql`SELECT id, type, day, amount, currency, rows, due_on AS "dueOn", state, cause_code AS cause, note FROM reconciliation_break
      WHERE tenant_id = ${tenant.id}::uuid AND bank_account_id = ${bankAccountId}::uuid
      ORDER BY state = 'resolved', due_on DESC, id LIMIT ${LISTED}::int`,
  );
  const seals = await rows<SealListRow>(
    db,
    sql`SELECT id, day, seal_version AS version, a, b, c, sealed_at AS "sealedAt" FROM seal
      WHERE tenant_id = ${tenant.id}::uuid AND bank_account_id = ${bankAccountId}::uuid ORDER BY seal_no DESC LIMIT ${LISTED}::int`,
  );
  return { ...account, breaks, seals };
}
