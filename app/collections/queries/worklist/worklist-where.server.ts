import { addDays } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { accountScope } from "~/collections/data/account/accounts.server";
import { referenceKey } from "~/office/domain/reference-key";
import { nameKey } from "~/collections/domain/placement/name-key";
import type { WorklistFilter, WorklistView } from "~/collections/domain/worklist/worklist-filter";
import { searchHashOf } from "~/people/data/customer/identifiers.server";
import { parseAmount } from "~/money/domain/amount/money";
import { joinSql, rows, type Sql, sql } from "~/platform/db/tenant-db.server";

/** Statuses that count as work. */
const ACTIVE = sql`a.status IN ('NEW','ASSIGNED','IN_CONTACT','NEGOTIATING','PAYMENT_PLAN','DISPUTED')`;

const SEARCH_LIMIT = 200;

/** The conditions of a filter inside the viewer's scope; `a` is the account. */
export async function worklistWhere(context: QueryContext, filter: WorklistFilter): Promise<Sql> {
  const { actor, tenant } = context;
  const parts = [
    sql`a.tenant_id = ${tenant.id}::uuid AND a.published_at IS NOT NULL ${accountScope(actor, actor.permissions.scopeOf("account:read") ?? "own")}`,
    viewPart(context, filter),
    ...plainParts(context, filter),
    ...datePartsOf(context, filter),
  ];
  if (filter.text && filter.text.length >= 2) parts.push(await textPart(context, filter.text));
  return joinSql(parts, " AND ");
}

function viewPart({ actor }: QueryContext, { view, status }: WorklistFilter): Sql {
  return view === "all" && status.length > 0 ? sql`true` : viewCondition(view, actor.id);
}

/** What a view shows; `mine` is the person's own. */
export function viewCondition(view: WorklistView, actorId: string | null): Sql {
  switch (view) {
    case "mine":
      return sql`a.assigned_to = ${actorId}::uuid AND ${ACTIVE}`;
    case "unassigned":
      return sql`a.assigned_to IS NULL AND ${ACTIVE}`;
    case "first_contact":
      return sql`${levels(40, 45)} AND a.assigned_to IS NOT NULL`;
    case "follow_up":
      return levels(50, 50);
    case "money_back":
      return levels(15, 20);
    case "finished":
      return levels(99, 99);
    default:
      return ACTIVE;
  }
}

/** Levels by the rank that begins with them: its index finds a level that hardly anything is on. */
function levels(first: number, last: number): Sql {
  const rankOf = (level: number) => BigInt(level) * 100_000_000_000_000n;
  return sql`a.queue_rank >= ${rankOf(first)}::bigint AND a.queue_rank < ${rankOf(last + 1)}::bigint`;
}

function plainParts({ tenant }: QueryContext, filter: WorklistFilter): Sql[] {
  const parts: Sql[] = [];
  const minor = (text: string) => {
    const parsed = parseAmount(text, tenant.currency);
    return parsed.ok ? parsed.value.minor : 0n;
  };
  if (filter.status.length > 0) parts.push(sql`a.status = ANY(${filter.status})`);
  if (filter.priority !== undefined) parts.push(sql`a.priority = ${filter.priority}::smallint`);
  if (filter.min) parts.push(sql`a.balance >= ${minor(filter.min)}::bigint`);
  if (filter.max) parts.push(sql`a.balance <= ${minor(filter.max)}::bigint`);
  if (filter.collector) parts.push(sql`a.assigned_to = ${filter.collector}::uuid`);
  if (filter.creditor) parts.push(sql`a.creditor_id = ${filter.creditor}::uuid`);
  if (filter.placement) parts.push(sql`a.placement_id = ${filter.placement}::uuid`);
  return parts;
}

function datePartsOf({ today }: QueryContext, filter: WorklistFilter): Sql[] {
  const parts: Sql[] = [];
  if (filter.due_from) parts.push(sql`a.due_date >= ${filter.due_from}::date`);
  if (filter.due_to) parts.push(sql`a.due_date <= ${filter.due_to}::date`);
  const ago = (days: number) => addDays(today, -days);
  const bands: Record<NonNullable<WorklistFilter["age"]>, Sql> = {
    not_due: sql`a.due_date > ${today}::date`,
    "0_30": sql`a.due_date BETWEEN ${ago(30)}::date AND ${today}::date`,
    "31_60": sql`a.due_date BETWEEN ${ago(60)}::date AND ${ago(31)}::date`,
    "61_90": sql`a.due_date BETWEEN ${ago(90)}::date AND ${ago(61)}::date`,
    "90_plus": sql`a.due_date <= ${ago(91)}::date`,
    no_date: sql`a.due_date IS NULL`,
  };
  if (filter.age) parts.push(bands[filter.age]);
  return parts;
}

/** Reference (exact or prefix), phone, e-mail, last four, or a name that sounds or looks alike. */
async function textPart(context: QueryContext, text: string): Promise<Sql> {
  const { db, tenant } = context;
  const ref = referenceKey(text);
  const digits = text.replace(/\D/g, "");
  // a hidden field finds nobody either
  const sees = (field: string) => context.actor.fields?.of(field) !== "hidden";
  const ors: Sql[] = [];
  if (ref.length >= 2) ors.push(sql`(a.ref_key >= ${ref} AND a.ref_key < ${ref + "\uffff"})`);
  if (text.includes("@") && sees("customer.email"))
    ors.push(contactPart(tenant.id, sql`p.kind = 'email' AND p.value_norm = ${text.toLowerCase()}`));
  if (digits.length >= 7 && sees("customer.phone"))
    ors.push(
      contactPart(
        tenant.id,
        sql`p.kind = 'phone' AND p.value_norm IN (${`+${digits}`}, ${`+1${digits}`}, ${`+91${digits}`})`,
      ),
    );
  if (/^\d{4}$/.test(text) && sees("customer.national_id")) ors.push(last4Part(tenant.id, text));
  const key = nameKey(text);
  if (/\p{L}/u.test(key)) {
    const found = await rows<{ customer_id: string }>(
      db,
      sql`SELECT customer_id FROM search_customers(${key}, ${SEARCH_LIMIT}::int)`,
    );
    if (found.length > 0) ors.push(sql`a.customer_id = ANY(${found.map((row) => row.customer_id)}::uuid[])`);
  }
  return ors.length === 0 ? sql`false` : sql`(${joinSql(ors, " OR ")})`;
}

function contactPart(tenantId: string, condition: Sql): Sql {
  return sql`a.customer_id IN (SELECT p.customer_id FROM contact_point p WHERE p.tenant_id = ${tenantId}::uuid AND ${condition})`;
}

function last4Part(tenantId: string, text: string): Sql {
  const hash = searchHashOf(tenantId, "national_id_last4", text);
  return sql`a.customer_id IN (SELECT i.customer_id FROM identifier i WHERE i.tenant_id = ${tenantId}::uuid
    AND i.type = 'national_id_last4' AND i.value_bidx = ${hash})`;
}
