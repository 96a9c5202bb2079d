import { FakeBilling } from "~/ports/billing/fake";
import { stripeBilling } from "~/ports/billing/stripe.server";

import { startStripeStandIn } from "../../scripts/stand-ins/stripe/start-stripe-stand-in";
import { type BillingWorld, describeBillingContract } from "./billing-contract";
import { configFor } from "./stripe-world";

const NUMBERS = { ok: "4242424242424242", declined: "4000000000000002", declines_later: "4000000000000341" };

describeBillingContract("the fake", (): Promise<BillingWorld> => {
  const port = new FakeBilling();
  return Promise.resolve({
    port,
    complete: (url, outcome) => port.complete(url, outcome),
    renew: (customerRef) => port.renew(customerRef),
    stop: () => Promise.resolve(),
  });
});

describeBillingContract("Stripe's adapter on the stand-in", async (): Promise<BillingWorld> => {
  const standIn = await startStripeStandIn();
  const { control } = standIn;
  return {
    port: stripeBilling(configFor(standIn, { timeoutMs: 5_000 })),
    complete: (url, outcome) => {
      const id = url.split("/").at(-1) ?? "";
      control.completePage(id, NUMBERS[outcome]);
    },
    renew: (customerRef) => control.renew(customerRef),
    stop: () => standIn.stop(),
  };
});
