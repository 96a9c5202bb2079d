import type { PaymentsPort } from "../port";
import { accountCalls } from "./razorpay-accounts.server";
import { openRazorpayLine } from "./razorpay-caller.server";
import { checkoutCalls } from "./razorpay-checkouts.server";
import type { RazorpayConfig } from "./razorpay-client.server";
import { disputeCalls } from "./razorpay-disputes.server";
import { refundCalls } from "./razorpay-refunds.server";

/** Razorpay as a partner: each call acts on the tenant's own account, named in a header. */
export function razorpayPayments(config: RazorpayConfig): PaymentsPort {
  const line = openRazorpayLine(config);
  return { ...checkoutCalls(line), ...refundCalls(line), ...disputeCalls(line), ...accountCalls(line) };
}
