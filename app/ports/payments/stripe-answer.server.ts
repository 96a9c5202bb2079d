import type Stripe from "stripe";

import type { CallResult } from "./port";
import type { StripeCaller } from "./stripe-client.server";

/** What every call to Stripe goes through. */
export interface StripeLine {
  stripe: Stripe;
  caller: StripeCaller;
}

/** An amount that Stripe cannot take is refused before anything is sent. */
export function refusedAmount(code: string): CallResult<never> {
  const message =
    code === "AMOUNT_PRECISION"
      ? "Stripe cannot charge this fraction of the currency"
      : "The amount is beyond what Stripe can hold";
  return { result: "failed", code, message };
}
