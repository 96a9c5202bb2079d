import type { CivilDate } from "~/office/domain/calendar-date";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export type ProviderPayoutState = "expected" | "paid" | "failed" | "reconciled";

/** A payout of the processor to the firm's bank account; amounts in minor units. */
export interface StoredProviderPayout {
  id: string;
  processorAccountId: string;
  bankAccountId: string;
  providerRef: string;
  amount: bigint;
  currency: string;
  arrivesOn: CivilDate;
  state: ProviderPayoutState;
  failureCode: string | null;
  itemsNet: bigint | null;
  matchedOn: CivilDate | null;
}

export const payoutColumns = sql`o.id, o.processor_account_id AS "processorAccountId", a.bank_account_id AS "bankAccountId",
  o.provider_ref AS "providerRef", o.amount, o.currency, o.arrives_on AS "arrivesOn", o.state, o.failure_code AS "failureCode",
  o.items_net AS "itemsNet", o.matched_on AS "matchedOn"`;

export async function findProviderPayoutForChange(
  db: TenantDb,
  wanted: { id: string } | { processorAccountId: string; providerRef: string },
): Promise<StoredProviderPayout | null> {
  const which =
    "id" in wanted
      ? sql`o.id = ${wanted.id}::uuid`
      : sql`o.processor_account_id = ${wanted.processorAccountId}::uuid AND o.provider_ref = ${wanted.providerRef}`;
  const [row] = await rows<StoredProviderPayout>(
    db,
    sql`SELECT ${payoutColumns} FROM provider_payout o
      JOIN processor_account a ON a.tenant_id = o.tenant_id AND a.id = o.processor_account_id
      WHERE o.tenant_id = ${tenantIdOf(db)}::uuid AND ${which} FOR UPDATE OF o`,
  );
  return row ?? null;
}

/** Payouts whose bank line has not been found, of these amounts. */
export async function listUnmatchedPayouts(db: TenantDb, amounts: bigint[]): Promise<StoredProviderPayout[]> {
  return rows<StoredProviderPayout>(
    db,
    sql`SELECT ${payoutColumns} FROM provider_payout o
      JOIN processor_account a ON a.tenant_id = o.tenant_id AND a.id = o.processor_account_id
      WHERE o.tenant_id = ${tenantIdOf(db)}::uuid AND o.matched_on IS NULL AND o.state <> 'failed' AND o.amount = ANY(${amounts}::bigint[])
      ORDER BY o.id LIMIT 1000`,
  );
}

export async function saveProviderPayout(
  db: TenantDb,
  payout: Omit<StoredProviderPayout, "bankAccountId" | "matchedOn">,
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO provider_payout AS o (tenant_id, id, processor_account_id, provider_ref, amount, currency, arrives_on, state, failure_code, items_net)
      VALUES (${tenantIdOf(db)}::uuid, ${payout.id}::uuid, ${payout.processorAccountId}::uuid, ${payout.providerRef}, ${payout.amount}::bigint,
        ${payout.currency}, ${payout.arrivesOn}::date, ${payout.state}, ${payout.failureCode}, ${payout.itemsNet}::bigint)
      ON CONFLICT (tenant_id, processor_account_id, provider_ref) DO UPDATE SET state = excluded.state, arrives_on = excluded.arrives_on,
        failure_code = excluded.failure_code, items_net = coalesce(excluded.items_net, o.items_net), version = o.version + 1, updated_at = now()`,
  );
}

export async function savePayoutMatched(db: TenantDb, id: string, on: CivilDate | null): Promise<void> {
  await rows(
    db,
    sql`UPDATE provider_payout SET matched_on = ${on}::date, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
