import { accountScope } from "~/collections/data/account/accounts.server";
import type { MandateHold, MandateState } from "~/money/domain/mandate/mandate";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface AccountMandate {
  id: string;
  rail: "card" | "ach";
  label: string | null;
  holderName: string;
  maxAmount: bigint;
  currency: string;
  preNoticeDays: number;
  endsOn: string | null;
  state: MandateState;
  hold: MandateHold;
  failureCode: string | null;
  wording: string;
  acceptedAt: Date;
  acceptedIp: string | null;
  /** debits planned and not sent yet */
  planned: { id: string; on: string; amount: bigint }[];
}

/** What the debtor of an account allows to be drawn for it, the ones in force first. */
export async function accountMandates(
  { db, tenant, actor }: QueryContext,
  { accountId }: { accountId: string },
): Promise<AccountMandate[]> {
  return rows<AccountMandate>(
    db,
    sql`SELECT m.id, m.rail, m.account_label AS label, m.holder_name AS "holderName", m.max_amount AS "maxAmount", m.currency,
        m.pre_notice_days::int AS "preNoticeDays", m.ends_on AS "endsOn", m.state, m.hold, m.failure_code AS "failureCode", m.wording,
        m.accepted_at AS "acceptedAt", m.accepted_ip AS "acceptedIp",
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'on', p.effective_date, 'amount', p.amount::text) ORDER BY p.effective_date)
          FROM payment p WHERE p.tenant_id = m.tenant_id AND p.mandate_id = m.id AND p.state = 'created'), '[]') AS planned
      FROM mandate m JOIN account a ON a.tenant_id = m.tenant_id AND a.id = m.subject_id
      WHERE m.tenant_id = ${tenant.id}::uuid AND m.subject_type = 'account' AND m.subject_id = ${accountId}::uuid
        ${accountScope(actor, actor.permissions.scopeOf("account:read") ?? "own")}
      ORDER BY (m.state IN ('active', 'paused')) DESC, m.id DESC LIMIT 20`,
  ).then((found) =>
    found.map((row) => ({
      ...row,
      planned: row.planned.map((one) => ({ ...one, amount: BigInt(one.amount) })),
    })),
  );
}
