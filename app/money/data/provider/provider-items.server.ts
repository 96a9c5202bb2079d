import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

import { type ProviderItem, ruleOfItem } from "~/money/domain/provider/provider-item";

export interface StoredItem {
  providerRef: string;
  type: ProviderItem["kind"];
  paymentId: string | null;
  ruleCode: string | null;
  net: bigint;
}

/**
 * Lines of the processor's book, each once, with the payment of ours they belong to; a line known before is only
 * linked to its payout. One statement for all.
 */
export async function saveProviderItems(
  db: TenantDb,
  processorAccountId: string,
  payoutId: string | null,
  items: readonly ProviderItem[],
): Promise<StoredItem[]> {
  const tenantId = tenantIdOf(db);
  const given = JSON.stringify(
    items.map((item) => ({
      id: newId(), ref: item.itemRef, type: item.kind, gross: item.gross.toString(), fee: item.fee.toString(), net: item.net.toString(),
      currency: item.currency, source: item.sourceRef ?? null, intent: item.intentRef ?? null, happened: item.happenedAt,
      available: item.availableAt, description: item.description?.slice(0, 500) ?? null, rule: ruleOfItem(item),
    })),
  ); // prettier-ignore
  return rows<StoredItem>(
    db,
    sql`INSERT INTO provider_item AS i (tenant_id, id, processor_account_id, payout_id, payment_id, provider_ref, source_ref, type, rule_code,
        gross, fee, net, currency, happened_at, available_at, description)
      SELECT ${tenantId}::uuid, g.id, ${processorAccountId}::uuid, ${payoutId}::uuid, p.id, g.ref, g.source, g.type,
        CASE WHEN g.type = 'payout' OR p.id IS NOT NULL THEN g.rule END, g.gross, g.fee, g.net, g.currency, g.happened, g.available, g.description
      FROM jsonb_to_recordset(${given}::jsonb) AS g(id uuid, ref text, type text, gross bigint, fee bigint, net bigint, currency text, source text,
        intent text, happened timestamptz, available timestamptz, description text, rule text)
      LEFT JOIN payment p ON p.tenant_id = ${tenantId}::uuid AND p.processor_account_id = ${processorAccountId}::uuid
        AND p.processor_ref = g.intent
      ON CONFLICT (tenant_id, processor_account_id, provider_ref) DO UPDATE SET payout_id = coalesce(excluded.payout_id, i.payout_id),
        payment_id = coalesce(i.payment_id, excluded.payment_id), rule_code = coalesce(excluded.rule_code, i.rule_code),
        version = i.version + 1, updated_at = now()
      RETURNING provider_ref AS "providerRef", type, payment_id AS "paymentId", rule_code AS "ruleCode", net`,
  );
}

/** Until when the processor's book is known. */
export async function saveItemsRead(db: TenantDb, processorAccountId: string, at: Date): Promise<void> {
  await rows(
    db,
    sql`UPDATE processor_account SET items_read_at = greatest(items_read_at, ${at}::timestamptz), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${processorAccountId}::uuid`,
  );
}

export async function saveEventsRead(db: TenantDb, processorAccountId: string, at: Date): Promise<void> {
  await rows(
    db,
    sql`UPDATE processor_account SET events_read_at = greatest(events_read_at, ${at}::timestamptz), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${processorAccountId}::uuid`,
  );
}
