import { z } from "zod";

import { fromIdCursor, toCursor } from "~/office/domain/page-cursor";
import { teamOf } from "~/collections/data/account/accounts.server";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, joinSql, rows, type Sql, sql } from "~/platform/db/tenant-db.server";

export const PAYMENT_STATUSES = [
  "pending",
  "completed",
  "failed",
  "cancelled",
  "refunded",
  "reversed",
  "charged_back",
] as const;

/** The stored states behind each status that the desk shows (spec 02 §9.3). */
const STATES: Record<(typeof PAYMENT_STATUSES)[number], string[]> = {
  pending: ["created", "submitted", "processing"],
  completed: ["succeeded", "cleared", "part_refunded", "disputed"],
  failed: ["failed", "expired"],
  cancelled: ["cancelled"],
  refunded: ["refunded"],
  reversed: ["returned", "reversed"],
  charged_back: ["charged_back"],
};

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const paymentFilter = z.object({
  status: optional(z.enum(PAYMENT_STATUSES)).catch(undefined),
  method: optional(z.enum(["card", "cash", "cheque", "bank_transfer", "wire"])).catch(undefined),
  from: optional(z.iso.date()).catch(undefined),
  to: optional(z.iso.date()).catch(undefined),
  collector: optional(z.uuid()).catch(undefined),
  after: optional(z.string().max(300)).catch(undefined),
  before: optional(z.string().max(300)).catch(undefined),
});
export type PaymentFilter = z.infer<typeof paymentFilter>;

export interface PaymentRow {
  id: string;
  paymentNo: string | null;
  amount: bigint;
  refunded: bigint;
  currency: string;
  method: string;
  state: string;
  effectiveDate: string;
  clearedOn: string | null;
  reference: string | null;
  accountId: string | null;
  accountRef: string | null;
  payerName: string | null;
  createdAt: Date;
}

export interface PaymentPage {
  rows: PaymentRow[];
  next: string | null;
  previous: string | null;
}

const PAGE = 50;

/** Payments in the viewer's scope, newest first, by keyset. */
export async function paymentList(
  context: QueryContext,
  filter: PaymentFilter,
  limit = PAGE,
): Promise<PaymentPage> {
  const backwards = filter.before !== undefined && filter.after === undefined;
  const cursor = fromIdCursor(backwards ? filter.before : filter.after);
  const beyond =
    cursor === null
      ? emptySql
      : backwards
        ? sql`AND p.id > ${cursor}::uuid`
        : sql`AND p.id < ${cursor}::uuid`;
  const found = await rows<PaymentRow>(
    context.db,
    sql`SELECT ${paymentColumns} FROM payment p ${paymentJoins}
      WHERE ${paymentWhere(context, filter)} ${beyond} ORDER BY p.id ${backwards ? sql`ASC` : sql`DESC`} LIMIT ${limit + 1}::int`,
  );
  const more = found.length > limit;
  const page = found.slice(0, limit);
  if (backwards) page.reverse();
  const [first, last] = [page[0], page.at(-1)];
  return {
    rows: page,
    next: (backwards ? cursor !== null : more) && last ? toCursor([last.id]) : null,
    previous: (backwards ? more : cursor !== null) && first ? toCursor([first.id]) : null,
  };
}

export const paymentColumns = sql`p.id, p.payment_no AS "paymentNo", p.amount, p.refunded, p.currency, p.method, p.state,
  p.effective_date AS "effectiveDate", p.cleared_on AS "clearedOn", p.reference, p.created_at AS "createdAt",
  t.target_id AS "accountId", a.external_ref AS "accountRef", c.full_name AS "payerName"`;

export const paymentJoins = sql`LEFT JOIN LATERAL (SELECT x.target_id FROM payment_target x WHERE x.tenant_id = p.tenant_id AND x.payment_id = p.id
    ORDER BY x.id LIMIT 1) t ON true
  LEFT JOIN account a ON a.tenant_id = p.tenant_id AND a.id = t.target_id
  LEFT JOIN customer c ON c.tenant_id = p.tenant_id AND c.id = p.payer_id`;

/** Conditions of the list, its sums and its export: the same rows everywhere. */
export function paymentWhere({ tenant, actor }: QueryContext, filter: PaymentFilter): Sql {
  const scope = actor.permissions.scopeOf("payment:read") ?? "own";
  const parts: Sql[] = [sql`p.tenant_id = ${tenant.id}::uuid AND p.direction = 'in'`];
  if (filter.status) parts.push(sql`p.state = ANY(${STATES[filter.status]})`);
  if (filter.method) parts.push(sql`p.method = ${filter.method}`);
  if (filter.from) parts.push(sql`p.effective_date >= ${filter.from}::date`);
  if (filter.to) parts.push(sql`p.effective_date <= ${filter.to}::date`);
  if (scope === "team") parts.push(sql`a.assigned_to IN (${teamOf(actor, "payment:read")})`);
  const assignee = scope === "all" || scope === "team" ? filter.collector : actor.id;
  if (assignee) parts.push(sql`a.assigned_to = ${assignee}::uuid`);
  return joinSql(parts, " AND ");
}
