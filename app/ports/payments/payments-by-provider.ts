import type { CallResult, PaymentsPort } from "./port";
import type { StandingPaymentsPort } from "./standing-port";

type Provider = "stripe" | "razorpay";

/** One adapter per processor; Razorpay's is absent where the installation has no account there. */
export interface ByProvider<Port> {
  stripe: Port;
  razorpay?: Port;
}

const UNCONFIGURED: CallResult<never> = {
  result: "unknown",
  code: "NOT_AUTHORISED",
  message: "This installation has no key for Razorpay",
};

/** An account's name says whose it is: Razorpay's begin with `acc_`, Stripe's with `acct_`. */
export function providerOf(accountRef: string): Provider {
  return accountRef.startsWith("acc_") ? "razorpay" : "stripe";
}

/** One port in front of several processors: each call goes where its account is. */
export function paymentsByProvider(ports: ByProvider<PaymentsPort>): PaymentsPort {
  const at = chooserOf(ports);
  return {
    createCheckout: at((port, request) => port.createCheckout(request)),
    expireCheckout: at((port, request) => port.expireCheckout(request)),
    cancel: at((port, request) => port.cancel(request)),
    refund: at((port, request) => port.refund(request)),
    fetchPayment: at((port, request) => port.fetchPayment(request)),
    fetchRefund: at((port, request) => port.fetchRefund(request)),
    submitDisputeEvidence: at((port, request) => port.submitDisputeEvidence(request)),
    createAccountLink: at((port, request) => port.createAccountLink(request)),
    fetchAccount: at((port, request) => port.fetchAccount(request)),
    // a firm in India takes rupees by UPI and e-mandate, which only Razorpay has
    createAccount: (request) =>
      (request.country === "IN" ? (ports.razorpay ?? ports.stripe) : ports.stripe).createAccount(request),
  };
}

export function standingByProvider(ports: ByProvider<StandingPaymentsPort>): StandingPaymentsPort {
  const at = chooserOf(ports);
  return {
    createMandateSetup: at((port, request) => port.createMandateSetup(request)),
    fetchMandateSetup: at((port, request) => port.fetchMandateSetup(request)),
    charge: at((port, request) => port.charge(request)),
  };
}

function chooserOf<Port>(ports: ByProvider<Port>) {
  return <Request extends { accountRef: string }, Value>(
      call: (port: Port, request: Request) => Promise<CallResult<Value>>,
    ) =>
    (request: Request): Promise<CallResult<Value>> => {
      const port = ports[providerOf(request.accountRef)];
      return port ? call(port, request) : Promise.resolve(UNCONFIGURED);
    };
}
