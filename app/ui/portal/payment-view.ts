/** What the page after the card page shows. */
export type PaymentView =
  | "opening" | "waiting" | "onItsWay" | "paid" | "declined" | "open" | "stopped" | "expired" | "failed"
  | "refunded" | "partRefunded" | "returned"; // prettier-ignore

const ENDED: Record<string, PaymentView> = {
  succeeded: "paid",
  cleared: "paid",
  disputed: "paid",
  part_refunded: "partRefunded",
  refunded: "refunded",
  returned: "returned",
  charged_back: "returned",
  reversed: "returned",
  processing: "onItsWay",
  failed: "failed",
  expired: "expired",
  cancelled: "stopped",
};

/**
 * @param back how the person came: "paid" from a finished card page, "cancelled" from one they left,
 *   anything else from our own pages; null on the way to the card page
 */
export function paymentView(
  payment: { state: string; declined: string | null },
  back: string | null,
): PaymentView {
  const ended = ENDED[payment.state];
  if (ended) return ended;
  if (back === null || payment.state === "created") return "opening";
  if (back === "paid") return "waiting";
  return payment.declined ? "declined" : "open";
}

const LOOKS = 30;

/**
 * The address at which a waiting page looks for news, two seconds later; null when there is nothing to wait
 * for, and after a minute, when the person need not stay.
 */
export function nextLook(view: PaymentView, looks: number): string | null {
  if (view === "opening") return "?";
  return view === "waiting" && looks < LOOKS ? `?back=paid&looks=${looks + 1}` : null;
}
