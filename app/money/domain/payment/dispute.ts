// Source: spec 05 §3 PS05–PS07, §8 (dispute states, current object, forward only).

export const DISPUTE_STATES = [
  "needs_response", "under_review", "won", "lost", "warning_needs_response", "warning_under_review", "warning_closed",
] as const; // prettier-ignore

export type DisputeState = (typeof DISPUTE_STATES)[number];

/** What our books hold of a dispute, minor units. `withdrawn`: what the payer's bank took, as far as it is booked. */
export interface DisputeBooks {
  state: DisputeState;
  withdrawn: bigint;
  fee: bigint;
}

/** What the processor says of it now. */
export interface SeenDispute {
  state: DisputeState;
  amount: bigint;
  fee?: bigint;
  fundsWithdrawn: boolean;
}

export type DisputeStep =
  | { kind: "withdraw"; amount: bigint }
  | { kind: "fee"; amount: bigint }
  | { kind: "fee_back"; amount: bigint }
  | { kind: "win"; amount: bigint }
  | { kind: "lose"; amount: bigint };

const FINAL: readonly DisputeState[] = ["won", "lost", "warning_closed"];

export function isDecided(state: DisputeState): boolean {
  return FINAL.includes(state);
}

/** The firm may still say its side. An inquiry (`warning_…`) is answered as a dispute is; no money has moved for it yet. */
export function isAnswerable(state: DisputeState): boolean {
  return state === "needs_response" || state === "warning_needs_response";
}

/**
 * What has to be booked so that the books hold what the processor holds. News of a decided dispute adds nothing but the
 * fee that a won one may give back, and
 * one first heard of when it is decided is booked from its beginning.
 */
export function disputeSteps(books: DisputeBooks | null, seen: SeenDispute): DisputeStep[] {
  const feeBack = (books?.fee ?? 0n) - (seen.fee ?? 0n);
  const returned: DisputeStep[] =
    seen.state === "won" && feeBack > 0n ? [{ kind: "fee_back", amount: feeBack }] : [];
  if (books && isDecided(books.state)) return books.state === "won" ? returned : [];
  const booked = books?.withdrawn ?? 0n;
  const steps: DisputeStep[] = [];
  const taken = seen.fundsWithdrawn || seen.state === "lost" || seen.state === "won";
  if (taken && booked === 0n) steps.push({ kind: "withdraw", amount: seen.amount });
  const fee = (seen.fee ?? 0n) - (books?.fee ?? 0n);
  if (fee > 0n) steps.push({ kind: "fee", amount: fee });
  const held = booked > 0n ? booked : seen.amount;
  if (seen.state === "won") steps.push({ kind: "win", amount: held }, ...returned);
  if (seen.state === "lost") steps.push({ kind: "lose", amount: held });
  return steps;
}

/** What the books then hold; a dispute never goes back from a decision, nor from a dispute to an inquiry. */
export function nextDisputeState(known: DisputeState | null, seen: DisputeState): DisputeState {
  if (known === null) return seen;
  if (isDecided(known)) return known;
  if (!known.startsWith("warning") && seen.startsWith("warning")) return known;
  return seen;
}

/** The longest text the processor takes for one piece of evidence. */
export const MOST_EVIDENCE = 20_000;

/** Pieces of evidence in the order of the form; each is a text the firm stands for. */
export const EVIDENCE_FIELDS = [
  "customerName", "customerEmail", "billingAddress", "purchaseIp", "serviceDate", "productDescription", "accessLog",
  "refundRefusal", "statement",
] as const; // prettier-ignore

export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];
export type Evidence = Partial<Record<EvidenceField, string>>;
