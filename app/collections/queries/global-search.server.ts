import type { QueryContext } from "~/people/access/query-context";
import { ACCOUNT_STATUSES } from "~/collections/domain/account/account-status";
import { worklistFilter } from "~/collections/domain/worklist/worklist-filter";
import { normaliseReference } from "~/money/domain/payment/payment-state";
import { joinSql, rows, type Sql, sql } from "~/platform/db/tenant-db.server";

import { paymentColumns, paymentJoins, type PaymentRow, paymentWhere } from "./payment/payment-list.server";
import { worklistPage, type WorklistRow } from "./worklist/worklist-page.server";

export interface Found {
  accounts: WorklistRow[];
  payments: PaymentRow[];
}

const SHORTEST = 2;
const EACH = 8;
const RAILS = ["none", "card", "ach", "us_bank_account"];

/**
 * Accounts by reference, debtor's name, phone, e-mail or last four, and payments by number, receipt, reference
 * or payer; whatever their status, inside the viewer's scope.
 */
export async function globalSearch(context: QueryContext, { text }: { text: string }): Promise<Found> {
  const wanted = text.trim().slice(0, 100);
  if (wanted.length < SHORTEST) return { accounts: [], payments: [] };
  const filter = worklistFilter.parse({ text: wanted, status: [...ACCOUNT_STATUSES], sort: "queue" });
  const { rows: accounts } = await worklistPage(context, filter, EACH);
  return { accounts, payments: await findPayments(context, wanted, accounts) };
}

async function findPayments(
  context: QueryContext,
  text: string,
  accounts: WorklistRow[],
): Promise<PaymentRow[]> {
  const { db, tenant } = context;
  const number = text.toUpperCase();
  const reference = normaliseReference(text);
  const ors: Sql[] = [
    sql`p.id IN (SELECT r.payment_id FROM receipt r WHERE r.tenant_id = ${tenant.id}::uuid AND r.receipt_no = ${number})`,
  ];
  if (/^PAY-\d{4}-\d+$/.test(number)) ors.push(sql`p.payment_no = ${number}`);
  if (reference) ors.push(sql`(p.rail = ANY(${RAILS}) AND p.direction = 'in' AND p.ref_norm = ${reference})`);
  if (accounts.length > 0)
    ors.push(sql`p.id IN (SELECT x.payment_id FROM payment_target x WHERE x.tenant_id = ${tenant.id}::uuid
      AND x.target_type = 'account' AND x.target_id = ANY(${accounts.map((account) => account.id)}::uuid[]))`);
  return rows<PaymentRow>(
    db,
    sql`SELECT ${paymentColumns} FROM payment p ${paymentJoins}
      WHERE ${paymentWhere(context, {})} AND (${joinSql(ors, " OR ")}) ORDER BY p.id DESC LIMIT ${EACH}::int`,
  );
}
