import {
  findPayerToken,
  findMandate,
  type PayerToken,
  type StoredMandate,
} from "~/money/data/mandate/mandates.server";
import { findPayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { findDraft } from "~/money/data/mandate/drafts.server";
import type { QueryContext } from "~/people/access/query-context";
import { findEmailOf } from "~/people/data/customer/contact-points.server";
import { rows, sql } from "~/platform/db/tenant-db.server";

/** What the job needs that opens the processor's page of a mandate. */
export async function mandateWork(
  { db }: QueryContext,
  { mandateId }: { mandateId: string },
): Promise<{ mandate: StoredMandate; email: string | null } | null> {
  const mandate = await findMandate(db, mandateId);
  return mandate && { mandate, email: await findEmailOf(db, mandate.customerId) };
}

/** What the job needs that charges a draft; null when there is no such draft. */
export async function draftWork(
  { db }: QueryContext,
  { paymentId }: { paymentId: string },
): Promise<{ payment: StoredPayment; mandate: StoredMandate; payer: PayerToken | null } | null> {
  const draft = await findDraft(db, paymentId);
  const payment = draft && (await findPayment(db, paymentId));
  const mandate = payment && (await findMandate(db, draft.mandateId));
  return mandate && { payment, mandate, payer: await findPayerToken(db, mandate.id) };
}

/** Drafts of this firm whose day has come. */
export async function dueDrafts({ db, tenant, today }: QueryContext): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM payment WHERE tenant_id = ${tenant.id}::uuid AND mandate_id IS NOT NULL AND state = 'created'
      AND effective_date <= ${today}::date ORDER BY effective_date, id LIMIT 1000`,
  );
  return found.map(({ id }) => id);
}

/** The mandate that any of the references names in this firm. */
export async function findMandateIdByReference(
  { db, tenant }: QueryContext,
  refs: { mandateId?: string; setupRef?: string; mandateRef?: string },
): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM mandate WHERE tenant_id = ${tenant.id}::uuid
      AND (id = ${refs.mandateId ?? null}::uuid OR setup_ref = ${refs.setupRef ?? null} OR reference = ${refs.mandateRef ?? null}) ORDER BY id LIMIT 1`,
  );
  return row?.id ?? null;
}
