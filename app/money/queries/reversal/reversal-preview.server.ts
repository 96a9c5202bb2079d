import { isApprovalPending } from "~/office/data/approval/approvals.server";
import { findDraft } from "~/money/data/mandate/drafts.server";
import { listFreezesOver } from "~/money/data/invariant/freezes.server";
import { listRefundScopes } from "~/money/data/invariant/refund-scopes.server";
import { listImpactAhead, listImpactDone } from "~/money/data/payment/impacts.server";
import { findPayment } from "~/money/data/payment/payments.server";
import { type Impact, inReadingOrder } from "~/money/domain/payment/impact";
import { judgeReversal } from "~/money/domain/payment/reversible";
import type { QueryContext } from "~/people/access/query-context";

export interface ReversalPreview {
  /** null: it may be reversed */
  refused: string | null;
  /** another person decides already */
  pending: boolean;
  /** what a reversal would take back, or what one took back */
  impacts: Impact[];
  done: boolean;
}

const GONE = ["returned", "reversed", "charged_back"];

/** The one list of what a reversal touches; reads only. Null is a 404. */
export async function reversalPreview(
  { db }: QueryContext,
  { paymentId }: { paymentId: string },
): Promise<ReversalPreview | null> {
  const payment = await findPayment(db, paymentId);
  if (!payment) return null;
  const judged = judgeReversal({ ...payment, drawn: (await findDraft(db, paymentId)) !== null });
  const done = GONE.includes(payment.state);
  const touched = done ? await listImpactDone(db, paymentId) : await listImpactAhead(db, paymentId);
  const freezes = await listFreezesOver(db, await listRefundScopes(db, payment));
  const frozen = freezes.map(({ id, invariant }) => ({
    kind: "freeze" as const,
    id,
    label: invariant,
    amount: null,
  }));
  return {
    refused: judged.ok ? null : (judged.refusal.reasons[0] ?? judged.refusal.code),
    pending: await isApprovalPending(db, "payment.reverse", { type: "payment", id: paymentId }),
    impacts: inReadingOrder([...touched, ...frozen]),
    done,
  };
}
