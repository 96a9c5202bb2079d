import type { QueryContext } from "~/people/access/query-context";
import { openIdentifier } from "~/people/data/customer/identifiers.server";
import { accountScope, type StoredAccount } from "~/collections/data/account/accounts.server";
import { offersFor, type TransitionOffer } from "~/collections/domain/account/account-status";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface ContactPoint {
  id: string;
  kind: "email" | "phone" | "phone_raw";
  value: string;
  state: string;
  source: string;
}

export interface AccountPayment {
  id: string;
  paymentNo: string | null;
  amount: bigint;
  refunded: bigint;
  currency: string;
  method: string;
  state: string;
  effectiveDate: string;
  clearedOn: string | null;
  createdAt: Date;
  hasReceipt: boolean;
}

export interface AccountPage {
  account: StoredAccount & {
    customerNumber: string;
    creditorName: string;
    collectorName: string | null;
    placementNo: string;
    accountType: string;
    accountTypeRaw: string | null;
    dueDate: string | null;
    openDate: string | null;
    lastPaymentDate: string | null;
    priority: number;
    score: number;
    closeReason: string | null;
    createdAt: Date;
  };
  contacts: ContactPoint[];
  /** "•••7823": the last four, which is all that is stored of it; null when none is on file */
  nationalId: string | null;
  holders: { holderName: string; capacity: string; fromOn: string; toOn: string | null }[];
  payments: AccountPayment[];
  related: { id: string; externalRef: string; balance: bigint; currency: string; status: string }[];
  transitions: TransitionOffer[];
}

/** Everything the account screen shows beside its timeline, in four statements; null is a 404. */
export async function accountPage(
  context: QueryContext,
  { accountId }: { accountId: string },
): Promise<AccountPage | null> {
  const account = await findAccount(context, accountId);
  if (!account) return null;
  const { db, tenant, actor } = context;
  const [person] = await rows<Pick<AccountPage, "contacts" | "holders"> & SealedId>(
    db,
    sql`SELECT
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'value', p.value, 'state', p.state, 'source', p.source) ORDER BY p.kind, p.id)
        FROM contact_point p WHERE p.tenant_id = ${tenant.id}::uuid AND p.customer_id = ${account.customerId}::uuid), '[]') AS contacts,
      d.id AS "identifierId", d.value AS sealed,
      coalesce((SELECT jsonb_agg(jsonb_build_object('holderName', h.holder_name, 'capacity', h.capacity, 'fromOn', h.from_on, 'toOn', h.to_on) ORDER BY h.from_on)
        FROM account_holder h WHERE h.tenant_id = ${tenant.id}::uuid AND h.account_id = ${accountId}::uuid), '[]') AS holders
      FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT i.id, i.value FROM identifier i WHERE i.tenant_id = ${tenant.id}::uuid
        AND i.customer_id = ${account.customerId}::uuid AND i.type = 'national_id_last4' ORDER BY i.id DESC LIMIT 1) d ON true`,
  );
  const payments = await listAccountPayments(context, accountId);
  const related = await rows<AccountPage["related"][number]>(
    db,
    sql`SELECT a.id, a.external_ref AS "externalRef", a.balance, a.currency, a.status FROM account a
      WHERE a.tenant_id = ${tenant.id}::uuid AND a.customer_id = ${account.customerId}::uuid AND a.id <> ${accountId}::uuid
        AND a.published_at IS NOT NULL ${accountScope(actor, actor.permissions.scopeOf("account:read") ?? "own")} ORDER BY a.id LIMIT 20`,
  );
  const facts = {
    status: account.status,
    balance: account.balance,
    rightPartyContactSincePlacement: account.lastContactAt !== null,
    openWholeAccountDispute: false,
    activePlan: false,
    paymentOnHold: payments.some((payment) => isOnHold(payment)),
  };
  return {
    account,
    contacts: person?.contacts ?? [],
    nationalId: person?.identifierId ? openedId(tenant.id, person) : null,
    holders: person?.holders ?? [],
    payments,
    related,
    transitions: actor.permissions.has("account:transition") ? offersFor(facts, actor.roles) : [],
  };
}

interface SealedId {
  identifierId: string | null;
  sealed: Buffer;
}

function openedId(tenantId: string, { identifierId, sealed }: SealedId): string {
  return `•••${openIdentifier(tenantId, identifierId ?? "", sealed).slice(-4)}`;
}

function isOnHold({ state, clearedOn }: AccountPayment): boolean {
  if (["created", "submitted", "processing", "disputed"].includes(state)) return true;
  return (state === "succeeded" || state === "part_refunded") && clearedOn === null;
}

async function findAccount(
  { db, tenant, actor }: QueryContext,
  accountId: string,
): Promise<AccountPage["account"] | null> {
  const [row] = await rows<AccountPage["account"]>(
    db,
    sql`SELECT a.id, a.external_ref AS "externalRef", a.creditor_id AS "creditorId", a.customer_id AS "customerId", a.debtor_name AS "debtorName",
        a.currency, a.status, a.money_state AS "moneyState", a.assigned_to AS "assignedTo", a.queue_level::int AS "queueLevel", a.principal, a.interest,
        a.fees, a.costs, a.other, a.balance, a.collected, a.original_amount AS "originalAmount", a.last_contact_at AS "lastContactAt",
        a.last_attempt_at AS "lastAttemptAt", a.next_action_at AS "nextActionAt", a.is_sample AS "isSample", a.version, p.placed_on AS "placedOn",
        c.number AS "customerNumber", k.name AS "creditorName", s.full_name AS "collectorName", p.placement_no AS "placementNo",
        a.account_type AS "accountType", a.account_type_raw AS "accountTypeRaw", a.due_date AS "dueDate", a.open_date AS "openDate",
        a.last_payment_date AS "lastPaymentDate", a.priority::int AS priority, a.score::int AS score, a.close_reason AS "closeReason", a.created_at AS "createdAt"
      FROM account a
      JOIN customer c ON c.tenant_id = a.tenant_id AND c.id = a.customer_id
      JOIN creditor k ON k.tenant_id = a.tenant_id AND k.id = a.creditor_id
      JOIN placement p ON p.tenant_id = a.tenant_id AND p.id = a.placement_id
      LEFT JOIN staff s ON s.tenant_id = a.tenant_id AND s.id = a.assigned_to
      WHERE a.tenant_id = ${tenant.id}::uuid AND a.id = ${accountId}::uuid AND a.published_at IS NOT NULL
        ${accountScope(actor, actor.permissions.scopeOf("account:read") ?? "own")}`,
  );
  return row ?? null;
}

async function listAccountPayments(
  { db, tenant }: QueryContext,
  accountId: string,
): Promise<AccountPayment[]> {
  return rows<AccountPayment>(
    db,
    sql`SELECT p.id, p.payment_no AS "paymentNo", p.amount, p.refunded, p.currency, p.method, p.state, p.effective_date AS "effectiveDate",
        p.cleared_on AS "clearedOn", p.created_at AS "createdAt",
        EXISTS (SELECT 1 FROM receipt r WHERE r.tenant_id = p.tenant_id AND r.payment_id = p.id) AS "hasReceipt"
      FROM payment_target t JOIN payment p ON p.tenant_id = t.tenant_id AND p.id = t.payment_id
      WHERE t.tenant_id = ${tenant.id}::uuid AND t.target_type = 'account' AND t.target_id = ${accountId}::uuid AND p.direction = 'in' ORDER BY t.id DESC LIMIT 50`,
  );
}
