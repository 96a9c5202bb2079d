import type { MandateState } from "~/money/domain/mandate/mandate";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface PortalMandate {
  id: string;
  accountId: string;
  accountRef: string;
  rail: "card" | "ach";
  label: string | null;
  maxAmount: bigint;
  currency: string;
  endsOn: string | null;
  state: MandateState;
  wording: string;
  acceptedOn: string;
  setupUrl: string | null;
}

/** A debtor's own permissions to draw, newest first; of one account, one mandate, or all in force. */
export async function portalMandates(
  { db, tenant, actor }: QueryContext,
  { mandateId }: { mandateId?: string },
): Promise<PortalMandate[]> {
  return rows<PortalMandate>(
    db,
    sql`SELECT m.id, a.id AS "accountId", a.external_ref AS "accountRef", m.rail, m.account_label AS label, m.max_amount AS "maxAmount", m.currency,
        m.ends_on AS "endsOn", m.state, m.wording, (m.accepted_at AT TIME ZONE ${tenant.timeZone})::date AS "acceptedOn", m.setup_url AS "setupUrl"
      FROM mandate m JOIN account a ON a.tenant_id = m.tenant_id AND a.id = m.subject_id AND m.subject_type = 'account'
      WHERE m.tenant_id = ${tenant.id}::uuid AND m.customer_id = ${actor.id}::uuid
        AND (m.id = ${mandateId ?? null}::uuid OR (${mandateId ?? null}::uuid IS NULL AND m.state IN ('active', 'paused')))
      ORDER BY m.id DESC LIMIT 50`,
  );
}
