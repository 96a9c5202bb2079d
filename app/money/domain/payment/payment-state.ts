// Source: spec 05 §6 (states of money in) and 02 §9.3 (the collections desk's coarser status).

export type PaymentState =
  | "created" | "submitted" | "processing" | "succeeded" | "cleared" | "part_refunded" | "refunded" | "failed"
  | "cancelled" | "expired" | "returned" | "disputed" | "charged_back" | "reversed"; // prettier-ignore

const MOVES: Record<PaymentState, PaymentState[]> = {
  created: ["submitted", "processing", "succeeded", "failed", "cancelled", "expired"],
  submitted: ["processing", "succeeded", "failed", "cancelled", "expired"],
  processing: ["succeeded", "failed", "cancelled", "expired"],
  succeeded: ["cleared", "part_refunded", "refunded", "returned", "disputed", "charged_back", "reversed"],
  cleared: ["part_refunded", "refunded", "returned", "disputed", "charged_back", "reversed"],
  part_refunded: ["part_refunded", "refunded", "returned", "disputed", "charged_back"],
  disputed: ["succeeded", "cleared", "part_refunded", "charged_back", "returned"],
  // late authorisation: a provider may take money after it said no, and money that came is never refused
  failed: ["succeeded"],
  expired: ["succeeded"],
  cancelled: ["succeeded"],
  refunded: [],
  returned: [],
  charged_back: [],
  reversed: [],
};

export function canMove(from: PaymentState, to: PaymentState): boolean {
  return MOVES[from].includes(to);
}

/** Money has come in and not gone back whole. */
export function isCollected(state: PaymentState): boolean {
  return ["succeeded", "cleared", "part_refunded", "disputed"].includes(state);
}

export function isWaiting(state: PaymentState): boolean {
  return ["created", "submitted", "processing"].includes(state);
}

export type PaymentStatus =
  "pending" | "completed" | "failed" | "cancelled" | "refunded" | "reversed" | "charged_back";

/** The status collections shows; computed, never stored. */
export function statusOfPayment(state: PaymentState): PaymentStatus {
  if (isWaiting(state)) return "pending";
  if (isCollected(state)) return "completed";
  if (state === "failed" || state === "expired") return "failed";
  if (state === "returned" || state === "reversed") return "reversed";
  return state as PaymentStatus;
}

/** What may still be given back. */
export function refundable(amount: bigint, refunded: bigint, pending: bigint, state: PaymentState): bigint {
  if (state !== "succeeded" && state !== "cleared" && state !== "part_refunded") return 0n;
  return amount - refunded - pending;
}

/** Unicode NFKC, upper case, every separator removed; empty is no reference at all (spec 05 §6). */
export function normaliseReference(text: string | null | undefined): string | null {
  const norm = (text ?? "")
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return norm === "" ? null : norm;
}
