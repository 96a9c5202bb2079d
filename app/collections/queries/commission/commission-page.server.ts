import { isApprovalPending } from "~/office/data/approval/approvals.server";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

import { type CommissionRow, ownCommission } from "./commission-desk.server";

/** What one payment brought the person, in this month or taken back from an earlier one; minor units. */
export interface CommissionLine {
  id: string;
  paymentId: string;
  accountRef: string;
  /** the month it counts in */
  period: string;
  earnedOn: string;
  part: bigint;
}

export interface CommissionPage extends CommissionRow {
  staffId: string;
  paymentId: string | null;
  calculatedBy: string | null;
  approvedBy: string | null;
  asked: boolean;
  /** what earlier months are worth less, or more, than was stated */
  earlier: { period: string; amount: bigint }[];
  lines: CommissionLine[];
}

/** One statement with the payments of its month and of the months that changed; null is a 404. */
export async function commissionPage(
  context: QueryContext,
  { statementId }: { statementId: string },
): Promise<CommissionPage | null> {
  const { db, tenant } = context;
  const [found] = await rows<
    Omit<CommissionPage, "asked" | "lines" | "earlier"> & { earlier: { period: string; amount: string }[] }
  >(
    db,
    sql`SELECT c.id, c.staff_id AS "staffId", s.full_name AS "staffName", c.period, c.currency, c.base, c.amount, c.clawback, c.state,
        c.payment_id AS "paymentId", m.full_name AS "calculatedBy", k.full_name AS "approvedBy", coalesce(c.lines->'earlier', '[]') AS earlier
      FROM commission_statement c JOIN staff s ON s.tenant_id = c.tenant_id AND s.id = c.staff_id
      LEFT JOIN staff m ON m.tenant_id = c.tenant_id AND m.id = c.calculated_by_id
      LEFT JOIN staff k ON k.tenant_id = c.tenant_id AND k.id = c.approved_by_id
      WHERE c.tenant_id = ${tenant.id}::uuid AND c.id = ${statementId}::uuid ${ownCommission(context)}`,
  );
  if (!found) return null;
  const earlier = found.earlier.map(({ period, amount }) => ({ period, amount: BigInt(amount) }));
  const months = [found.period, ...earlier.map(({ period }) => period)];
  const lines = await rows<CommissionLine>(
    db,
    sql`SELECT x.id, f.subject_id AS "paymentId", a.external_ref AS "accountRef", to_char(first.on, 'YYYY-MM') AS period, x.earned_on AS "earnedOn",
        x.amount AS part
      FROM commission_share x JOIN fee f ON f.tenant_id = x.tenant_id AND f.id = x.fee_id
      CROSS JOIN LATERAL (SELECT min(y.earned_on) AS on FROM fee y WHERE y.tenant_id = f.tenant_id AND y.subject_type = f.subject_type
        AND y.subject_id = f.subject_id) first
      JOIN payment_target t ON t.tenant_id = f.tenant_id AND t.payment_id = f.subject_id AND t.target_type = 'account'
      JOIN account a ON a.tenant_id = t.tenant_id AND a.id = t.target_id
      WHERE x.tenant_id = ${tenant.id}::uuid AND x.payee_type = 'staff' AND x.payee_id = ${found.staffId}::uuid
        AND to_char(first.on, 'YYYY-MM') = ANY(${months}::text[]) ORDER BY 4 DESC, x.id LIMIT 5000`,
  );
  const asked = await isApprovalPending(db, "commission.approve", { type: "commission", id: statementId });
  return { ...found, earlier, lines, asked };
}
