import { stripePayments } from "~/ports/payments/stripe.server";
import type { StripeConfig } from "~/ports/payments/stripe-client.server";

import {
  type RunningStripeStandIn,
  startStripeStandIn,
  type StripeStandInOptions,
} from "../../scripts/stand-ins/stripe/start-stripe-stand-in";
import { type PaymentsWorld, valueOf } from "./payments-contract";

const TEST_NUMBERS = {
  ok: "4242424242424242",
  decline: "4000000000009995",
  needs_action: "4000002500003155",
  bank_debit: "000123456789",
  bank_debit_fails: "000111111116",
};

export function configFor(standIn: RunningStripeStandIn, more: Partial<StripeConfig> = {}): StripeConfig {
  const { host, port } = standIn;
  return {
    secretKey: "sk_test_quittance",
    webhookSecrets: ["whsec_test"],
    apiBase: { host, port, protocol: "http" },
    retryDelaysMs: [],
    timeoutMs: 400,
    ...more,
  };
}

export interface StripeWorld extends PaymentsWorld {
  standIn: RunningStripeStandIn;
  config: StripeConfig;
}

/** The real SDK against the stand-in, with two tenants whose accounts are enabled. */
export async function openStripeWorld(
  options: StripeStandInOptions = {},
  more: Partial<StripeConfig> = {},
): Promise<StripeWorld> {
  const standIn = await startStripeStandIn(options);
  const config = configFor(standIn, more);
  const port = stripePayments(config);
  const { control } = standIn;
  const enable = async (tenantId: string) => {
    const account = { tenantId, key: `set-up ${tenantId}`, moneyKind: "trust" as const, country: "US" };
    const made = await port.createAccount({
      ...account,
      email: "a@agency.test",
      businessName: `Agency ${tenantId}`,
    });
    const { accountRef } = valueOf(made);
    control.completeOnboarding(accountRef);
    return { tenantId, accountRef };
  };
  const disputes = new Map<string, string>();
  return {
    standIn,
    config,
    port,
    place: await enable("tenant-a"),
    otherPlace: await enable("tenant-b"),
    pay: (ref, outcome) => control.payCheckout(ref, TEST_NUMBERS[outcome]),
    payRefundReturns: (ref) => control.payCheckout(ref, "4000000000005126"),
    settle: (ref) => control.settle(ref),
    returnRefund: (ref) => control.settle(ref),
    openDispute: (ref) => disputes.set(ref, control.openDispute(ref).id),
    closeDispute: (ref, outcome) => control.closeDispute(disputes.get(ref) ?? "", outcome),
    completeOnboarding: (ref) => control.completeOnboarding(ref),
    loseNextAnswer: (tookEffect) =>
      control.disturb({ mode: "timeout", count: 1, when: tookEffect ? "after" : "before" }),
    passHours: (hours) => control.advance(hours * 3600),
    stop: () => standIn.stop(),
  };
}
