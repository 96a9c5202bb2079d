import type { StoredPayout } from "~/money/data/payout/payouts.server";
import type { PayoutState } from "~/money/domain/payout/payout-state";
import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A batch with one release of each payout; (payment, release_no) is there once and for ever. */
export async function saveNewBatch(
  db: TenantDb,
  batch: {
    id: string;
    bankAccountId: string;
    currency: string;
    payouts: StoredPayout[];
    createdBy: { kind: string; id: string | null };
  },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  const total = batch.payouts.reduce((sum, payout) => sum + payout.amount, 0n);
  const pick = <T>(of: (payout: StoredPayout) => T) => batch.payouts.map(of);
  await rows(
    db,
    sql`WITH made AS (
        INSERT INTO payout_batch (tenant_id, id, bank_account_id, amount, currency, count, created_by_kind, created_by_id)
        VALUES (${tenantId}::uuid, ${batch.id}::uuid, ${batch.bankAccountId}::uuid, ${total}::bigint, ${batch.currency}, ${batch.payouts.length}::int,
          ${batch.createdBy.kind}, ${batch.createdBy.id}::uuid) RETURNING id)
      INSERT INTO payout_release (tenant_id, id, payment_id, release_no, batch_id, external_account_id)
      SELECT ${tenantId}::uuid, x.id, x.payment, x.no, made.id, x.account FROM made,
        unnest(${pick(() => newId())}::uuid[], ${pick((one) => one.id)}::uuid[], ${pick((one) => one.releases + 1)}::int[],
          ${pick((one) => one.externalAccountId)}::uuid[]) AS x(id, payment, no, account)`,
  );
}

/** The payout's latest try follows it. */
export async function saveReleaseState(
  db: TenantDb,
  paymentId: string,
  change: { state: PayoutState; returnCode?: string | null },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE payout_release SET state = ${change.state}, return_code = ${change.returnCode ?? null}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND payment_id = ${paymentId}::uuid
        AND release_no = (SELECT max(release_no) FROM payout_release WHERE tenant_id = ${tenantIdOf(db)}::uuid AND payment_id = ${paymentId}::uuid)`,
  );
}

/** A batch under a row lock with those of its payouts that still wait for the bank's word. */
export async function findBatchForChange(
  db: TenantDb,
  id: string,
): Promise<{ id: string; state: string; waiting: string[] } | null> {
  const tenantId = tenantIdOf(db);
  const [batch] = await rows<{ id: string; state: string }>(
    db,
    sql`SELECT id, state FROM payout_batch WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  if (!batch) return null;
  const waiting = await rows<{ id: string }>(
    db,
    sql`SELECT payment_id AS id FROM payout_release WHERE tenant_id = ${tenantId}::uuid AND batch_id = ${id}::uuid AND state = 'released' ORDER BY payment_id`,
  );
  return { ...batch, waiting: waiting.map((one) => one.id) };
}

export async function saveBatchAccepted(db: TenantDb, id: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE payout_batch SET state = 'accepted', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** True when the payout was let go again after this piece of a bank line was confirmed. */
export async function isReleasedSincePart(db: TenantDb, paymentId: string, partId: string): Promise<boolean> {
  const [row] = await rows<{ since: boolean }>(
    db,
    sql`SELECT EXISTS (SELECT 1 FROM match_part p
        JOIN match m ON m.tenant_id = p.tenant_id AND m.id = p.match_id
        JOIN payout_release r ON r.tenant_id = p.tenant_id AND r.payment_id = ${paymentId}::uuid AND r.created_at > m.confirmed_at
      WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.id = ${partId}::uuid) AS since`,
  );
  return row?.since ?? false;
}
