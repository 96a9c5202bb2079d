import { fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { payoutColumns, type StoredProviderPayout } from "~/money/data/provider/provider-payouts.server";
import type { ItemKind } from "~/money/domain/provider/provider-item";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

const PAGE = 50;

/** The processor's payouts, newest first. */
export async function payoutList(
  { db, tenant }: QueryContext,
  { after }: { after?: string },
): Promise<{ rows: StoredProviderPayout[]; next: string | null }> {
  const [id] = fromCursor(after, 1) ?? [];
  const beyond = typeof id === "string" ? sql`AND o.id < ${id}::uuid` : emptySql;
  const found = await rows<StoredProviderPayout>(
    db,
    sql`SELECT ${payoutColumns} FROM provider_payout o
      JOIN processor_account a ON a.tenant_id = o.tenant_id AND a.id = o.processor_account_id
      WHERE o.tenant_id = ${tenant.id}::uuid ${beyond} ORDER BY o.id DESC LIMIT ${PAGE + 1}::int`,
  );
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return { rows: page, next: found.length > PAGE && last ? toCursor([last.id]) : null };
}

export interface PayoutItem {
  id: string;
  providerRef: string;
  type: ItemKind;
  ruleCode: string | null;
  paymentId: string | null;
  paymentNo: string | null;
  gross: bigint;
  fee: bigint;
  net: bigint;
  happenedAt: Date;
}

/** One payout with the first thousand lines it pays out; null is a 404. */
export async function payoutPage(
  { db, tenant }: QueryContext,
  { payoutId }: { payoutId: string },
): Promise<{ payout: StoredProviderPayout; items: PayoutItem[] } | null> {
  const [payout] = await rows<StoredProviderPayout>(
    db,
    sql`SELECT ${payoutColumns} FROM provider_payout o
      JOIN processor_account a ON a.tenant_id = o.tenant_id AND a.id = o.processor_account_id
      WHERE o.tenant_id = ${tenant.id}::uuid AND o.id = ${payoutId}::uuid`,
  );
  if (!payout) return null;
  const items = await rows<PayoutItem>(
    db,
    sql`SELECT i.id, i.provider_ref AS "providerRef", i.type, i.rule_code AS "ruleCode", i.payment_id AS "paymentId", p.payment_no AS "paymentNo",
        i.gross, i.fee, i.net, i.happened_at AS "happenedAt"
      FROM provider_item i LEFT JOIN payment p ON p.tenant_id = i.tenant_id AND p.id = i.payment_id
      WHERE i.tenant_id = ${tenant.id}::uuid AND i.payout_id = ${payoutId}::uuid AND i.type <> 'payout'
      ORDER BY i.happened_at DESC, i.id LIMIT 1000`,
  );
  return { payout, items };
}
