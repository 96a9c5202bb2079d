import { randomBytes } from "node:crypto";

import type { CivilDate } from "~/office/domain/calendar-date";
import { ERASED } from "~/office/domain/event/personal/sealed-value";
import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface MoneyTraces {
  /** payments on their way, in or out */
  openPayments: number;
  /** standing permissions in force */
  openMandates: number;
  /** last day of money that moved */
  lastBooked: CivilDate | null;
  /** last day on which a standing permission ended */
  lastMandateEnd: CivilDate | null;
}

/** What the books have of people. */
export async function findMoneyTraces(db: TenantDb, customerIds: string[]): Promise<MoneyTraces> {
  const tenantId = tenantIdOf(db);
  const [found] = await rows<MoneyTraces>(
    db,
    sql`SELECT p."openPayments", p."lastBooked", m."openMandates", m."lastMandateEnd" FROM (
        SELECT count(*) FILTER (WHERE state IN ('created', 'submitted', 'processing', 'disputed', 'draft', 'approved', 'released', 'in_transit'))::int AS "openPayments",
          max(effective_date) FILTER (WHERE completed_at IS NOT NULL) AS "lastBooked"
        FROM payment WHERE tenant_id = ${tenantId}::uuid AND ((payer_type = 'customer' AND payer_id = ANY(${customerIds}::uuid[]))
          OR (beneficiary_type = 'customer' AND beneficiary_id = ANY(${customerIds}::uuid[])))) p,
      (SELECT count(*) FILTER (WHERE ended_at IS NULL)::int AS "openMandates", (max(ended_at) AT TIME ZONE (SELECT t.time_zone FROM tenant t WHERE t.id = ${tenantId}::uuid))::date AS "lastMandateEnd"
        FROM mandate WHERE tenant_id = ${tenantId}::uuid AND customer_id = ANY(${customerIds}::uuid[])) m`,
  );
  return found ?? { openPayments: 0, openMandates: 0, lastBooked: null, lastMandateEnd: null };
}

/** Amounts, days and states stay, as the books do; who paid, from where and in which words goes. */
export async function saveMoneyErased(
  db: TenantDb,
  customerIds: string[],
): Promise<{ class: string; ids: string[] }[]> {
  const tenantId = tenantIdOf(db);
  const mandates = await rows<{ id: string }>(
    db,
    sql`UPDATE mandate SET holder_name = ${ERASED}, account_token = NULL, account_label = NULL, accepted_ip = NULL, accepted_agent = NULL, wording = ${ERASED},
        version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND customer_id = ANY(${customerIds}::uuid[]) RETURNING id`,
  );
  const payments = await rows<{ id: string }>(
    db,
    sql`UPDATE payment SET reference = NULL, ref_norm = NULL, note = NULL, metadata = '{}', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND ((payer_type = 'customer' AND payer_id = ANY(${customerIds}::uuid[]))
        OR (beneficiary_type = 'customer' AND beneficiary_id = ANY(${customerIds}::uuid[]))) RETURNING id`,
  );
  const paymentIds = payments.map(({ id }) => id);
  const refunds = await rows<{ id: string }>(
    db,
    sql`UPDATE refund SET reason = ${ERASED}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND payment_id = ANY(${paymentIds}::uuid[]) RETURNING id`,
  );
  const disputes = await rows<{ id: string }>(
    db,
    sql`UPDATE payment_dispute SET evidence = '{}', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND payment_id = ANY(${paymentIds}::uuid[]) RETURNING id`,
  );
  return [
    { class: "mandate", ids: mandates.map(({ id }) => id) },
    { class: "payment", ids: paymentIds },
    { class: "refund", ids: refunds.map(({ id }) => id) },
    { class: "payment_dispute", ids: disputes.map(({ id }) => id) },
    { class: "external_account", ids: await eraseExternalAccounts(db, customerIds) },
  ];
}

async function eraseExternalAccounts(db: TenantDb, customerIds: string[]): Promise<string[]> {
  const tenantId = tenantIdOf(db);
  const found = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM external_account WHERE tenant_id = ${tenantId}::uuid AND holder_type = 'customer' AND holder_id = ANY(${customerIds}::uuid[])`,
  );
  const anew = found.map(({ id }) => ({
    id,
    sealed: currentCipher().seal({ tenantId, table: "external_account", column: "token", id }, ERASED),
    // finds nothing: no number has this hash
    bidx: randomBytes(32),
  }));
  await rows(
    db,
    sql`UPDATE external_account t SET holder_name = ${ERASED}, token = x.sealed, token_bidx = x.bidx, token_last4 = '', bank_code = NULL, reason = NULL
      FROM unnest(${anew.map(({ id }) => id)}::uuid[], ${anew.map(({ sealed }) => sealed)}::bytea[], ${anew.map(({ bidx }) => bidx)}::bytea[])
        AS x(id, sealed, bidx) WHERE t.tenant_id = ${tenantId}::uuid AND t.id = x.id`,
  );
  return found.map(({ id }) => id);
}
