import { type ByProvider, providerOf } from "../payments/payments-by-provider";
import type { PaymentEventsPort } from "./port";

const UNCONFIGURED = {
  result: "unknown",
  code: "NOT_AUTHORISED",
  message: "This installation has no key for Razorpay",
} as const;

/** What is asked about an account goes where the account is; each hook of its own verifies what comes in. */
export function paymentEventsByProvider(
  ports: ByProvider<PaymentEventsPort>,
): Omit<PaymentEventsPort, "verifyWebhook"> {
  const at = (accountRef: string) => ports[providerOf(accountRef)];
  return {
    listEvents: async (request) => at(request.accountRef)?.listEvents(request) ?? UNCONFIGURED,
    listBalanceItems: async (request) => at(request.accountRef)?.listBalanceItems(request) ?? UNCONFIGURED,
    fetchPayout: async (place) => at(place.accountRef)?.fetchPayout(place) ?? UNCONFIGURED,
  };
}
