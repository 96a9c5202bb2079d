import type { ReceiptFacts } from "~/collections/domain/payment/receipt-facts";
import type { QueryContext } from "~/people/access/query-context";
import { rows, type Sql, sql } from "~/platform/db/tenant-db.server";

import { paymentJoins, paymentWhere } from "./payment-list.server";

/** A receipt in the viewer's scope, or the debtor's own; null is a 404. */
export async function receiptFacts(
  context: QueryContext,
  { paymentId }: { paymentId: string },
): Promise<ReceiptFacts | null> {
  const { db, tenant } = context;
  const [receipt] = await rows<Omit<ReceiptFacts, "agency" | "allocation">>(
    db,
    sql`SELECT r.id, r.receipt_no AS "receiptNo", r.issued_on AS "issuedOn", r.balance, r.voided_at IS NOT NULL AS voided,
        p.id AS "paymentId", p.amount, p.refunded, p.currency, p.state, p.method, p.reference, p.metadata->'card' AS card,
        p.effective_date AS "effectiveDate", a.external_ref AS "accountRef", d.name AS "creditorName", c.full_name AS "payerName",
        c.language
      FROM payment p ${paymentJoins}
      JOIN receipt r ON r.tenant_id = p.tenant_id AND r.payment_id = p.id
      JOIN creditor d ON d.tenant_id = a.tenant_id AND d.id = a.creditor_id
      WHERE ${seenBy(context)} AND p.id = ${paymentId}::uuid`,
  );
  if (!receipt) return null;
  const allocation = await rows<ReceiptFacts["allocation"][number]>(
    db,
    sql`SELECT component, sum(amount)::bigint AS amount FROM allocation
      WHERE tenant_id = ${tenant.id}::uuid AND payment_id = ${paymentId}::uuid AND amount > 0
      GROUP BY component ORDER BY min(step)`,
  );
  const { legalName, displayName, country } = tenant;
  return { ...receipt, agency: { legalName, displayName, country }, allocation };
}

/** Staff see what their scope shows; a debtor sees what was paid on an account of theirs. */
function seenBy(context: QueryContext): Sql {
  const { tenant, actor } = context;
  if (actor.kind !== "customer") return paymentWhere(context, {});
  return sql`p.tenant_id = ${tenant.id}::uuid AND p.direction = 'in' AND EXISTS (SELECT 1 FROM account_party y
    WHERE y.tenant_id = a.tenant_id AND y.account_id = a.id AND y.customer_id = ${actor.id}::uuid AND y.kind <> 'none')`;
}
