// Source: spec 07 §5.6 (maker and checker). Who asked for an act never approves it.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

export type ApprovalState = "pending" | "approved" | "rejected" | "expired" | "withdrawn";

/** An act that waits for a second person. */
export interface Approval {
  id: string;
  /** names its receiver: `approve:journal.post` */
  act: string;
  subject: { type: string; id: string };
  payload: Record<string, unknown>;
  reason: string;
  /** minor units of what is asked for; null where no money is */
  amount: bigint | null;
  currency: string | null;
  state: ApprovalState;
  expiresAt: Date | null;
  madeBy: { kind: string; id: string | null };
}

export type Decision = "approve" | "reject";

/** What a vote of this person makes of the request. */
export function decide(
  approval: Approval,
  vote: { decision: Decision; by: { kind: string; id: string | null }; now: Date },
): Outcome<ApprovalState> {
  if (approval.state !== "pending") return refuse("ALREADY_DONE");
  if (approval.expiresAt && approval.expiresAt <= vote.now) return refuse("APPROVAL_EXPIRED");
  if (vote.by.kind === approval.madeBy.kind && vote.by.id === approval.madeBy.id)
    return refuse("MAKER_IS_CHECKER");
  return accept(vote.decision === "approve" ? "approved" : "rejected");
}

/** Only who asked takes a request back. */
export function withdraw(
  approval: Approval,
  by: { kind: string; id: string | null },
): Outcome<ApprovalState> {
  if (approval.state !== "pending") return refuse("ALREADY_DONE");
  if (by.kind !== approval.madeBy.kind || by.id !== approval.madeBy.id) return refuse("NOT_YOURS");
  return accept("withdrawn");
}
