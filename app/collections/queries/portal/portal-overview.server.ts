import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface PortalAccount {
  id: string;
  externalRef: string;
  /** whom it was owed to first, and who placed it with the agency */
  originalCreditor: string | null;
  creditorName: string;
  balance: bigint;
  principal: bigint;
  interest: bigint;
  fees: bigint;
  costs: bigint;
  other: bigint;
  originalAmount: bigint;
  collected: bigint;
  currency: string;
  dueDate: string | null;
  status: string;
  moneyState: string;
}

export interface PortalPayment {
  id: string;
  accountId: string;
  accountRef: string;
  amount: bigint;
  refunded: bigint;
  currency: string;
  state: string;
  method: string;
  effectiveDate: string;
  hasReceipt: boolean;
}

export interface PortalOverview {
  accounts: PortalAccount[];
  payments: PortalPayment[];
  /** card payments are possible now */
  payable: boolean;
}

/** A debtor's own accounts and payments at this agency; nobody else's, whatever id is asked. */
export async function portalOverview({ db, tenant, actor }: QueryContext): Promise<PortalOverview> {
  const own = sql`y.tenant_id = ${tenant.id}::uuid AND y.customer_id = ${actor.id}::uuid AND y.kind <> 'none' AND y.valid_to IS NULL`;
  const accounts = await rows<PortalAccount>(
    db,
    sql`SELECT a.id, a.external_ref AS "externalRef", c.name AS "creditorName", a.balance, a.principal, a.interest, a.fees, a.costs, a.other,
        a.original_amount AS "originalAmount", a.collected, a.currency, a.due_date AS "dueDate", a.status, a.money_state AS "moneyState",
        (SELECT h.holder_name FROM account_holder h WHERE h.tenant_id = a.tenant_id AND h.account_id = a.id ORDER BY h.from_on LIMIT 1) AS "originalCreditor"
      FROM account_party y JOIN account a ON a.tenant_id = y.tenant_id AND a.id = y.account_id AND a.published_at IS NOT NULL
      JOIN creditor c ON c.tenant_id = a.tenant_id AND c.id = a.creditor_id
      WHERE ${own} AND a.close_reason IS DISTINCT FROM 'import_undone' ORDER BY (a.status = 'CLOSED'), a.balance DESC, a.id LIMIT 50`,
  );
  const payments = await rows<PortalPayment>(
    db,
    sql`SELECT p.id, a.id AS "accountId", a.external_ref AS "accountRef", p.amount, p.refunded, p.currency, p.state, p.method,
        p.effective_date AS "effectiveDate", EXISTS (SELECT 1 FROM receipt r WHERE r.tenant_id = p.tenant_id AND r.payment_id = p.id) AS "hasReceipt"
      FROM account_party y JOIN account a ON a.tenant_id = y.tenant_id AND a.id = y.account_id
      JOIN payment_target t ON t.tenant_id = a.tenant_id AND t.target_type = 'account' AND t.target_id = a.id
      JOIN payment p ON p.tenant_id = t.tenant_id AND p.id = t.payment_id
      WHERE ${own} AND p.direction = 'in' AND p.state <> 'created' ORDER BY p.id DESC LIMIT 50`,
  );
  const [processor] = await rows<{ state: string }>(
    db,
    sql`SELECT state FROM processor_account WHERE tenant_id = ${tenant.id}::uuid AND money_kind = 'trust'`,
  );
  return { accounts, payments, payable: processor?.state === "enabled" };
}

export interface PortalPaymentState {
  id: string;
  accountId: string;
  accountRef: string;
  amount: bigint;
  currency: string;
  state: string;
  returnCode: string | null;
  declined: string | null;
  checkoutUrl: string | null;
  balance: bigint;
  hasReceipt: boolean;
}

/** One of the debtor's own payments; null is a 404. */
export async function portalPayment(
  { db, tenant, actor }: QueryContext,
  { paymentId }: { paymentId: string },
): Promise<PortalPaymentState | null> {
  const [row] = await rows<PortalPaymentState>(
    db,
    sql`SELECT p.id, a.id AS "accountId", a.external_ref AS "accountRef", p.amount, p.currency, p.state, p.return_code AS "returnCode",
        p.metadata->>'declined' AS declined, p.checkout_url AS "checkoutUrl", a.balance,
        EXISTS (SELECT 1 FROM receipt r WHERE r.tenant_id = p.tenant_id AND r.payment_id = p.id) AS "hasReceipt"
      FROM payment p JOIN payment_target t ON t.tenant_id = p.tenant_id AND t.payment_id = p.id AND t.target_type = 'account'
      JOIN account a ON a.tenant_id = t.tenant_id AND a.id = t.target_id
      JOIN account_party y ON y.tenant_id = a.tenant_id AND y.account_id = a.id AND y.customer_id = ${actor.id}::uuid AND y.kind <> 'none'
      WHERE p.tenant_id = ${tenant.id}::uuid AND p.id = ${paymentId}::uuid AND p.direction = 'in' LIMIT 1`,
  );
  return row ?? null;
}
