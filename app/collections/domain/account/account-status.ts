// Source: spec 02 §1.5: eight statuses, exactly 18 moves.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

export const ACCOUNT_STATUSES = [
  "NEW", "ASSIGNED", "IN_CONTACT", "NEGOTIATING", "PAYMENT_PLAN", "SETTLED", "DISPUTED", "CLOSED",
] as const; // prettier-ignore
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** Role keys by the codes of spec 02 §0.2; `system` is SY. */
const AD = "admin", CH = "collections_manager", SU = "team_lead", CO = "collector", CM = "compliance",
  FI = "finance", CL = "creditor_manager", SY = "system"; // prettier-ignore

export type Guard =
  | "assignee" | "close_reason" | "right_party_contact" | "open_dispute" | "stated_intent" | "active_plan"
  | "nothing_owed" | "no_payment_on_hold" | "dispute_resolved" | "dispute_close_reason"; // prettier-ignore

interface Move {
  from: AccountStatus;
  to: AccountStatus;
  who: string[];
  guard: Guard;
}

const move = (from: AccountStatus, to: AccountStatus, who: string[], guard: Guard): Move => ({
  from,
  to,
  who,
  guard,
});

export const MOVES: Move[] = [
  move("NEW", "ASSIGNED", [AD, CH, SU, SY], "assignee"),
  move("NEW", "CLOSED", [AD, CH, CL, SY], "close_reason"),
  move("ASSIGNED", "IN_CONTACT", [CO, SU, SY], "right_party_contact"),
  move("ASSIGNED", "CLOSED", [SU, CH, AD, SY], "close_reason"),
  move("ASSIGNED", "DISPUTED", [CO, SU, CM, SY], "open_dispute"),
  move("IN_CONTACT", "NEGOTIATING", [CO, SU, SY], "stated_intent"),
  move("IN_CONTACT", "CLOSED", [SU, CH, AD, SY], "close_reason"),
  move("IN_CONTACT", "DISPUTED", [CO, SU, CM, SY], "open_dispute"),
  move("NEGOTIATING", "PAYMENT_PLAN", [CO, SU, SY], "active_plan"),
  move("NEGOTIATING", "SETTLED", [SU, FI, SY], "nothing_owed"),
  move("NEGOTIATING", "CLOSED", [SU, CH, AD, SY], "close_reason"),
  move("NEGOTIATING", "DISPUTED", [CO, SU, CM, SY], "open_dispute"),
  move("PAYMENT_PLAN", "SETTLED", [SU, FI, SY], "nothing_owed"),
  move("PAYMENT_PLAN", "CLOSED", [SU, CH, AD, SY], "close_reason"),
  move("PAYMENT_PLAN", "DISPUTED", [CO, SU, CM, SY], "open_dispute"),
  move("SETTLED", "CLOSED", [FI, SY], "no_payment_on_hold"),
  move("DISPUTED", "IN_CONTACT", [CM, SU, SY], "dispute_resolved"),
  move("DISPUTED", "CLOSED", [CM, CH, SY], "dispute_close_reason"),
];

export const CLOSE_REASONS = [
  "paid_in_full", "settled_in_full", "recalled", "creditor_cancelled", "uncollectable", "bankruptcy_discharge",
  "deceased_no_estate", "fraud_confirmed", "dispute_upheld", "duplicate", "import_undone", "statute_policy", "sold",
] as const; // prettier-ignore
export type CloseReason = (typeof CLOSE_REASONS)[number];

const DISPUTE_CLOSE_REASONS: CloseReason[] = [
  "dispute_upheld", "duplicate", "fraud_confirmed", "creditor_cancelled", "recalled", "paid_in_full",
]; // prettier-ignore

/** What the guards judge; everything a caller does not know is false. */
export interface TransitionFacts {
  status: AccountStatus;
  balance: bigint;
  rightPartyContactSincePlacement: boolean;
  openWholeAccountDispute: boolean;
  activePlan: boolean;
  paymentOnHold: boolean;
}

export interface TransitionRequest {
  to: AccountStatus;
  note?: string;
  closeReason?: CloseReason;
}

/** One target as the screen offers it: allowed, or blocked with the reason. */
export interface TransitionOffer {
  to: AccountStatus;
  allowed: boolean;
  reason: string | null;
}

/** Targets from here for these roles: allowed ones, and blocked ones with why. Moves nobody of these roles may make are left out. */
export function offersFor(facts: TransitionFacts, roles: readonly string[]): TransitionOffer[] {
  return MOVES.filter((m) => m.from === facts.status && m.to !== "ASSIGNED").map((m) => {
    if (!m.who.some((role) => roles.includes(role))) return { to: m.to, allowed: false, reason: "role" };
    const reason = standingReason(m.guard, facts);
    return { to: m.to, allowed: reason === null, reason };
  });
}

/** Judges one requested transition; the refusal lists every target allowed from here. */
export function transition(
  facts: TransitionFacts,
  request: TransitionRequest,
  roles: readonly string[],
): Outcome<AccountStatus> {
  const found = MOVES.find((m) => m.from === facts.status && m.to === request.to);
  const allowed = offersFor(facts, roles)
    .filter((offer) => offer.allowed)
    .map((offer) => offer.to);
  if (!found) return refuse("TRANSITION_NOT_ALLOWED", { reasons: ["no_such_move"], facts: { allowed } });
  if (!found.who.some((role) => roles.includes(role))) {
    return refuse("TRANSITION_NOT_ALLOWED", { reasons: ["role"], facts: { allowed } });
  }
  const standing = standingReason(found.guard, facts);
  if (standing) return refuse("TRANSITION_NOT_ALLOWED", { reasons: [standing], facts: { allowed } });
  const missing = missingInput(found.guard, request);
  if (missing)
    return refuse("VALIDATION", { reasons: [missing.reason], fields: { [missing.field]: missing.reason } });
  return accept(request.to);
}

function standingReason(guard: Guard, facts: TransitionFacts): string | null {
  switch (guard) {
    case "right_party_contact":
      return facts.rightPartyContactSincePlacement ? null : "no_right_party_contact";
    case "open_dispute":
      return facts.openWholeAccountDispute ? null : "no_open_dispute";
    case "active_plan":
      return facts.activePlan ? null : "no_active_plan";
    case "nothing_owed":
      return facts.balance === 0n && !facts.paymentOnHold ? null : "balance_not_cleared";
    case "no_payment_on_hold":
      return facts.paymentOnHold ? "payment_on_hold" : null;
    case "dispute_resolved":
      return facts.openWholeAccountDispute ? "dispute_still_open" : null;
    default:
      return null;
  }
}

function missingInput(guard: Guard, request: TransitionRequest): { field: string; reason: string } | null {
  if (guard === "stated_intent" && !request.note?.trim())
    return { field: "note", reason: "intent_note_required" };
  if (guard === "close_reason" && !request.closeReason)
    return { field: "close_reason", reason: "close_reason_required" };
  if (
    guard === "dispute_close_reason" &&
    (!request.closeReason || !DISPUTE_CLOSE_REASONS.includes(request.closeReason))
  ) {
    return { field: "close_reason", reason: "dispute_close_reason_required" };
  }
  return null;
}

export const OPEN_LOAD_STATUSES: AccountStatus[] = [
  "ASSIGNED",
  "IN_CONTACT",
  "NEGOTIATING",
  "PAYMENT_PLAN",
  "DISPUTED",
];
