import type { CallResult } from "../port";

/** An amount that Razorpay cannot take is refused before anything is sent. */
export function refusedAmount(code: "AMOUNT_PRECISION" | "AMOUNT_TOO_LARGE"): CallResult<never> {
  const message =
    code === "AMOUNT_PRECISION"
      ? "Razorpay cannot charge this fraction of the currency"
      : "The amount is beyond what Razorpay can hold";
  return { result: "failed", code, message };
}
