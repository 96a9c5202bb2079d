import type { CivilDate } from "~/office/domain/calendar-date";
import type { NamedBreak } from "~/money/domain/reconciliation/reconcile";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredBreak {
  id: string;
  bankAccountId: string;
  type: NamedBreak["type"];
  key: string;
  state: "open" | "explained" | "resolved";
}

const columns = sql`id, bank_account_id AS "bankAccountId", type, break_key AS key, state`;

export async function listLiveBreaks(db: TenantDb, bankAccountId: string): Promise<StoredBreak[]> {
  return rows<StoredBreak>(
    db,
    sql`SELECT ${columns} FROM reconciliation_break WHERE tenant_id = ${tenantIdOf(db)}::uuid AND bank_account_id = ${bankAccountId}::uuid
      AND state <> 'resolved' ORDER BY id`,
  );
}

/** Under a row lock. */
export async function findBreakForChange(db: TenantDb, id: string): Promise<StoredBreak | null> {
  const [row] = await rows<StoredBreak>(
    db,
    sql`SELECT ${columns} FROM reconciliation_break WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

/** Breaks found on a day; one that lasts keeps its row, its age and what was said about it. */
export async function saveFoundBreaks(
  db: TenantDb,
  account: { id: string; currency: string },
  found: NamedBreak[],
  when: { day: CivilDate; dueOn: CivilDate; resolved?: boolean },
): Promise<void> {
  const given = JSON.stringify(
    found.map(({ type, key, amount, rows: evidence }) => ({
      type,
      key,
      amount: amount.toString(),
      rows: evidence,
    })),
  );
  const tenantId = tenantIdOf(db);
  const state = when.resolved ? "resolved" : "open";
  await rows(
    db,
    sql`WITH given AS (SELECT * FROM jsonb_to_recordset(${given}::jsonb) AS g(type text, key text, amount bigint, rows jsonb)),
      lasting AS (UPDATE reconciliation_break b SET amount = g.amount, rows = g.rows, version = b.version + 1, updated_at = now() FROM given g
        WHERE b.tenant_id = ${tenantId}::uuid AND b.bank_account_id = ${account.id}::uuid AND b.type = g.type AND b.break_key = g.key
          AND b.state <> 'resolved' RETURNING b.type, b.break_key)
      INSERT INTO reconciliation_break (tenant_id, id, bank_account_id, type, day, amount, currency, break_key, rows, due_on, state, resolved_at)
      SELECT ${tenantId}::uuid, uuidv7(), ${account.id}::uuid, g.type, ${when.day}::date, g.amount, ${account.currency}, g.key, g.rows,
        ${when.dueOn}::date, ${state}, CASE WHEN ${state} = 'resolved' THEN now() END FROM given g
      WHERE NOT EXISTS (SELECT 1 FROM lasting l WHERE l.type = g.type AND l.break_key = g.key)
      ON CONFLICT (tenant_id, bank_account_id, type, day, break_key) DO UPDATE SET amount = excluded.amount, rows = excluded.rows, state = excluded.state,
        resolved_at = excluded.resolved_at, version = reconciliation_break.version + 1, updated_at = now()`,
  );
}

export async function saveBreakState(
  db: TenantDb,
  id: string,
  change: { state: StoredBreak["state"]; note?: string; causeCode?: string },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE reconciliation_break SET state = ${change.state}, note = coalesce(${change.note ?? null}, note), cause_code = coalesce(${change.causeCode ?? null}, cause_code),
        resolved_at = CASE WHEN ${change.state} = 'resolved' THEN now() END, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
