const KNOWN = [
  "insufficient_funds",
  "expired_card",
  "incorrect_cvc",
  "lost_card",
  "stolen_card",
  "fraudulent",
  "processing_error",
  "card_velocity_exceeded",
  "authentication_failed",
] as const;

/**
 * The words for a processor's code. What the bank holds against a card (lost, stolen) is told as a plain
 * refusal, and a code we do not know as one without a reason.
 */
export function declineKey(code: string | null): (typeof KNOWN)[number] | "other" {
  const plain = code?.toLowerCase();
  return KNOWN.find((known) => known === plain) ?? "other";
}
