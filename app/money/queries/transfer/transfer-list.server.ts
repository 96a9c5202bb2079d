import { fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface TransferRow {
  id: string;
  kind: string;
  /** null where it is cash from the box of a branch */
  sourceId: string | null;
  sourceName: string | null;
  destinationId: string;
  destinationName: string;
  amount: bigint;
  currency: string;
  state: string;
  dueOn: string;
  sentOn: string | null;
  arrivedOn: string | null;
  late: boolean;
  dueToday: boolean;
}

export const TRANSFER_VIEWS = ["open", "late", "all"] as const;
export type TransferView = (typeof TRANSFER_VIEWS)[number];

const PAGE = 50;

/** Transfers between the firm's bank accounts: those that are not done, those of them that are late, or all; newest first. */
export async function transferList(
  { db, tenant, today }: QueryContext,
  { view, after }: { view: TransferView; after?: string },
): Promise<{ rows: TransferRow[]; next: string | null }> {
  const [cursor] = fromCursor(after, 1) ?? [];
  const found = await rows<TransferRow>(
    db,
    sql`SELECT t.id, t.kind, s.id AS "sourceId", s.name AS "sourceName", d.id AS "destinationId", d.name AS "destinationName", t.amount, t.currency, t.state, t.due_on AS "dueOn",
        t.sent_on AS "sentOn", t.arrived_on AS "arrivedOn", (t.state IN ('ordered', 'in_transit') AND t.due_on < ${today}::date) AS late,
        (t.state IN ('ordered', 'in_transit') AND t.due_on = ${today}::date) AS "dueToday"
      FROM transfer t
      LEFT JOIN bank_account s ON s.tenant_id = t.tenant_id AND s.id = t.source_id
      JOIN bank_account d ON d.tenant_id = t.tenant_id AND d.id = t.destination_id
      WHERE t.tenant_id = ${tenant.id}::uuid ${view === "all" ? emptySql : sql`AND t.state IN ('ordered', 'in_transit')`}
        ${view === "late" ? sql`AND t.due_on < ${today}::date` : emptySql}
        ${typeof cursor === "string" ? sql`AND t.id < ${cursor}::uuid` : emptySql}
      ORDER BY t.id DESC LIMIT ${PAGE + 1}::int`,
  );
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return { rows: page, next: last && found.length > PAGE ? toCursor([last.id]) : null };
}
