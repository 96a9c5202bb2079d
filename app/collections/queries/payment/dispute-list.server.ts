import { z } from "zod";

import { fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import type { DisputeState } from "~/money/domain/payment/dispute";
import type { EvidenceState } from "~/money/data/payment/disputes.server";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

import { paymentJoins, paymentWhere } from "./payment-list.server";

export const disputeViews = ["answer", "waiting", "decided"] as const;
export const disputeFilter = z.object({
  view: z.enum(disputeViews).catch("answer"),
  after: z.string().optional().catch(undefined),
});

export interface DisputeRow {
  id: string;
  paymentId: string;
  paymentNo: string | null;
  payerName: string | null;
  accountRef: string | null;
  reason: string;
  amount: bigint;
  currency: string;
  state: DisputeState;
  evidenceState: EvidenceState;
  evidenceDueAt: Date | null;
}

const PAGE = 50;

/** Disputes to answer, the most urgent first; those the bank looks at; and those decided, newest first. */
export async function disputeList(
  context: QueryContext,
  filter: z.infer<typeof disputeFilter>,
): Promise<{ rows: DisputeRow[]; next: string | null; open: number }> {
  const states = {
    answer: ["needs_response", "warning_needs_response"],
    waiting: ["under_review", "warning_under_review"],
    decided: ["won", "lost", "warning_closed"],
  };
  const [id] = fromCursor(filter.after, 1) ?? [];
  const beyond = typeof id === "string" ? sql`AND x.id < ${id}::uuid` : emptySql;
  // what waits for an answer is a few at most; a page that is read by its due date starts at its beginning
  const order = filter.view === "answer" ? sql`x.evidence_due_at NULLS LAST, x.id` : sql`x.id DESC`;
  const found = await rows<DisputeRow>(
    context.db,
    sql`SELECT x.id, x.payment_id AS "paymentId", p.payment_no AS "paymentNo", c.full_name AS "payerName", a.external_ref AS "accountRef",
        x.reason, x.amount, x.currency, x.state, x.evidence_state AS "evidenceState", x.evidence_due_at AS "evidenceDueAt"
      FROM payment_dispute x JOIN payment p ON p.tenant_id = x.tenant_id AND p.id = x.payment_id ${paymentJoins}
      WHERE ${paymentWhere(context, {})} AND x.state = ANY(${states[filter.view]}) ${filter.view === "answer" ? emptySql : beyond}
      ORDER BY ${order} LIMIT ${filter.view === "answer" ? 500 : PAGE + 1}::int`,
  );
  const [count] = await rows<{ open: number }>(
    context.db,
    sql`SELECT count(*)::int AS open FROM payment_dispute x JOIN payment p ON p.tenant_id = x.tenant_id AND p.id = x.payment_id ${paymentJoins}
      WHERE ${paymentWhere(context, {})} AND x.state = ANY(${states.answer})`,
  );
  if (filter.view === "answer") return { rows: found, next: null, open: count?.open ?? 0 };
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page,
    next: found.length > PAGE && last ? toCursor([last.id]) : null,
    open: count?.open ?? 0,
  };
}
