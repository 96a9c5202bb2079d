import type { CivilDate } from "~/office/domain/calendar-date";
import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface NewProviderBreak {
  /** item or payout at the processor; one open break for each */
  key: string;
  amount: bigint;
  facts: Record<string, string | null>;
}

/** BK4: the processor's book and ours differ by a named amount. Answers the keys that are new. */
export async function saveProviderBreaks(
  db: TenantDb,
  where: { bankAccountId: string; currency: string; day: CivilDate; dueOn: CivilDate },
  found: readonly NewProviderBreak[],
): Promise<string[]> {
  const tenantId = tenantIdOf(db);
  const given = JSON.stringify(
    found.map((one) => ({ id: newId(), key: one.key, amount: one.amount.toString(), rows: [one.facts] })),
  );
  const made = await rows<{ key: string }>(
    db,
    sql`INSERT INTO reconciliation_break (tenant_id, id, bank_account_id, type, day, amount, currency, break_key, rows, due_on)
      SELECT ${tenantId}::uuid, g.id, ${where.bankAccountId}::uuid, 'BK4', ${where.day}::date, g.amount, ${where.currency}, g.key, g.rows,
        ${where.dueOn}::date
      FROM jsonb_to_recordset(${given}::jsonb) AS g(id uuid, key text, amount bigint, rows jsonb)
      WHERE NOT EXISTS (SELECT 1 FROM reconciliation_break b WHERE b.tenant_id = ${tenantId}::uuid AND b.type = 'BK4'
        AND b.bank_account_id = ${where.bankAccountId}::uuid AND b.break_key = g.key)
      RETURNING break_key AS key`,
  );
  return made.map(({ key }) => key);
}

/** What was unknown is known now: the break closes by itself, with the reason. */
export async function saveProviderBreaksResolved(
  db: TenantDb,
  bankAccountId: string,
  keys: readonly string[],
): Promise<void> {
  await rows(
    db,
    sql`UPDATE reconciliation_break SET state = 'resolved', resolved_at = now(), cause_code = 'mapped_later', version = version + 1,
        updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND type = 'BK4' AND bank_account_id = ${bankAccountId}::uuid
        AND break_key = ANY(${[...keys]}) AND state <> 'resolved'`,
  );
}
