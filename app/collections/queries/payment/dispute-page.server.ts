import type { QueryContext } from "~/people/access/query-context";
import type { DisputeFacts } from "~/collections/domain/payment/dispute-facts";
import { listDisputesOf, type StoredDispute } from "~/money/data/payment/disputes.server";
import { isBankDebit } from "~/money/domain/payment/disputed-payment";
import { rows, sql } from "~/platform/db/tenant-db.server";

import { paymentColumns, paymentJoins, type PaymentRow, paymentWhere } from "./payment-list.server";

export interface DisputePage {
  payment: PaymentRow;
  /** newest first */
  disputes: StoredDispute[];
  contestable: boolean;
  facts: DisputeFacts;
}

interface Found extends PaymentRow {
  receiptNo: string | null;
  card: { last4?: string } | null;
  metadata: Record<string, unknown>;
  payerId: string | null;
  surplus: bigint;
  creditorName: string;
  originalAmount: bigint;
  openedOn: string | null;
  placedOn: string;
}

const LOG_TYPES = [
  "portal.code_sent", "portal.signed_in", "payment.created", "payment.submitted", "payment.succeeded", "payment.cleared",
  "payment.part_refunded", "payment.refunded", "payment.disputed",
]; // prettier-ignore

/** A disputed payment with everything on record that answers the dispute; null is a 404. */
export async function disputePage(
  context: QueryContext,
  { paymentId }: { paymentId: string },
): Promise<DisputePage | null> {
  const { db, tenant } = context;
  const [payment] = await rows<Found>(
    db,
    sql`SELECT ${paymentColumns}, r.receipt_no AS "receiptNo", p.metadata->'card' AS card, p.metadata, p.payer_id AS "payerId",
        (SELECT coalesce(sum(x.amount), 0)::bigint FROM allocation x WHERE x.tenant_id = p.tenant_id AND x.payment_id = p.id AND x.live
          AND x.component = 'unapplied') AS surplus,
        d.name AS "creditorName", a.original_amount AS "originalAmount", a.open_date AS "openedOn", l.placed_on AS "placedOn"
      FROM payment p ${paymentJoins}
      JOIN creditor d ON d.tenant_id = a.tenant_id AND d.id = a.creditor_id
      JOIN placement l ON l.tenant_id = a.tenant_id AND l.id = a.placement_id
      LEFT JOIN receipt r ON r.tenant_id = p.tenant_id AND r.payment_id = p.id
      WHERE ${paymentWhere(context, {})} AND p.id = ${paymentId}::uuid`,
  );
  if (!payment) return null;
  const disputes = await listDisputesOf(db, paymentId);
  if (disputes.length === 0) return null;
  const contacts = await rows<{ kind: string; value: string }>(
    db,
    sql`SELECT DISTINCT ON (kind) kind, value FROM contact_point
      WHERE tenant_id = ${tenant.id}::uuid AND customer_id = ${payment.payerId}::uuid AND kind IN ('email', 'address')
        AND state IN ('verified', 'unverified') ORDER BY kind, (state = 'verified') DESC, id`,
  );
  const log = await rows<DisputeFacts["log"][number]>(
    db,
    sql`SELECT e.at, e.type, CASE WHEN e.actor_kind <> 'staff' THEN e.ip END AS ip FROM event e
      WHERE e.tenant_id = ${tenant.id}::uuid AND e.type = ANY(${LOG_TYPES}) AND e.id IN (
        SELECT x.id FROM event x WHERE x.tenant_id = ${tenant.id}::uuid AND x.subject_type = 'payment' AND x.subject_id = ${paymentId}::uuid
        UNION SELECT y.id FROM event y WHERE y.tenant_id = ${tenant.id}::uuid AND y.subject_type = 'customer'
          AND y.subject_id = ${payment.payerId}::uuid
        UNION SELECT s.event_id FROM event_subject s WHERE s.tenant_id = ${tenant.id}::uuid AND s.subject_type = 'account'
          AND s.subject_id = ${payment.accountId}::uuid)
        AND (e.subject_type <> 'payment' OR e.subject_id = ${paymentId}::uuid)
      ORDER BY e.id LIMIT 100`,
  );
  const notes = await rows<DisputeFacts["notes"][number]>(
    db,
    sql`SELECT created_at AS at, body FROM note
      WHERE tenant_id = ${tenant.id}::uuid AND subject_type = 'account' AND subject_id = ${payment.accountId}::uuid
        AND created_at <= ${disputes[0]?.createdAt ?? new Date()} ORDER BY id DESC LIMIT 20`,
  );
  return {
    payment,
    disputes,
    contestable: !isBankDebit(payment.metadata),
    facts: factsOf(context, payment, { contacts, log, notes: notes.reverse() }),
  };
}

function factsOf(
  { tenant }: QueryContext,
  payment: Found,
  {
    contacts,
    log,
    notes,
  }: { contacts: { kind: string; value: string }[] } & Pick<DisputeFacts, "log" | "notes">,
): DisputeFacts {
  const contact = (kind: string) => contacts.find((one) => one.kind === kind)?.value ?? null;
  const { id, amount, refunded, surplus, currency, effectiveDate, receiptNo } = payment;
  return {
    agencyName: tenant.legalName,
    payerName: payment.payerName,
    payerEmail: contact("email"),
    payerAddress: contact("address"),
    payment: {
      id,
      amount,
      refunded,
      surplus,
      currency,
      effectiveDate,
      receiptNo,
      cardLast4: payment.card?.last4 ?? null,
    },
    account: {
      ref: payment.accountRef ?? "",
      creditorName: payment.creditorName,
      originalAmount: payment.originalAmount,
      openedOn: payment.openedOn,
      placedOn: payment.placedOn,
    },
    ip: log.find(({ type }) => type === "payment.created")?.ip ?? null,
    log,
    notes,
  };
}
