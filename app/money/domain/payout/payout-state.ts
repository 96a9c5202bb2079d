// Source: spec 05 §6 (states of money out) and §17 (who approves does not release).
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

export type PayoutState =
  | "draft"
  | "approved"
  | "released"
  | "in_transit"
  | "paid"
  | "returned"
  | "rejected"
  | "stopped"
  | "cancelled";

export type PayoutStep =
  | "approve"
  | "release"
  | "send"
  | "pay"
  | "unpay"
  | "bounce"
  | "unbounce"
  | "return"
  | "reject"
  | "stop"
  | "redraft"
  | "cancel";

const FAILED: PayoutState[] = ["returned", "rejected", "stopped"];

const STEPS: Record<PayoutStep, { from: PayoutState[]; to: PayoutState }> = {
  approve: { from: ["draft"], to: "approved" },
  release: { from: ["approved", ...FAILED], to: "released" },
  send: { from: ["released"], to: "in_transit" },
  // a line on the statement says more than the bank's word that it took the file
  pay: { from: ["released", "in_transit"], to: "paid" },
  unpay: { from: ["paid"], to: "in_transit" },
  // it stood on the statement, and a credit line brought it back
  bounce: { from: ["paid"], to: "returned" },
  unbounce: { from: ["returned"], to: "paid" },
  return: { from: ["in_transit"], to: "returned" },
  reject: { from: ["released", "in_transit"], to: "rejected" },
  stop: { from: ["released", "in_transit"], to: "stopped" },
  redraft: { from: FAILED, to: "draft" },
  cancel: { from: ["draft", "approved", ...FAILED], to: "cancelled" },
};

/** The state after a step, or PAYOUT_STATE with the state that stands in the way. */
export function takeStep(state: PayoutState, step: PayoutStep): Outcome<PayoutState> {
  const { from, to } = STEPS[step];
  return from.includes(state) ? accept(to) : refuse("PAYOUT_STATE", { reasons: [state], facts: { state } });
}

export function mayStep(state: PayoutState, step: PayoutStep): boolean {
  return STEPS[step].from.includes(state);
}

/** Money is set aside and not on its way. */
export function isHeld(state: PayoutState): boolean {
  return state === "approved" || FAILED.includes(state);
}

/** Two persons: whoever approved a payout, first or further, does not let it go. */
export function mayRelease(
  payout: { approvedById: string | null; firstApprovedById: string | null },
  by: string | null,
): Outcome<null> {
  if (by === null || payout.approvedById === null) return refuse("FORBIDDEN");
  const approved = payout.approvedById === by || payout.firstApprovedById === by;
  return approved ? refuse("MAKER_IS_CHECKER") : accept(null);
}
