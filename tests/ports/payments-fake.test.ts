import { FakePayments } from "~/ports/payments/fake";

import { describePaymentsContract, type PaymentsWorld } from "./payments-contract";

describePaymentsContract("the fake", async (): Promise<PaymentsWorld> => {
  const clock = { hours: 0 };
  const fake = new FakePayments(() => new Date(Date.UTC(2026, 10, 21, clock.hours)));
  const account = { tenantId: "tenant-a", key: "set-up", moneyKind: "trust" as const, country: "US" };
  const made = await fake.createAccount({ ...account, email: "a@agency.test", businessName: "Agency" });
  if (made.result !== "succeeded") throw new Error("The fake must make an account");
  const { accountRef } = made.value;
  fake.completeOnboarding(accountRef);
  return {
    port: fake,
    place: { tenantId: "tenant-a", accountRef },
    otherPlace: { tenantId: "tenant-b", accountRef: "fake_acct_other" },
    pay: (ref, outcome) => fake.pay(ref, outcome === "bank_debit_fails" ? "bank_debit" : outcome),
    payRefundReturns: (ref) => fake.pay(ref, "ok"),
    settle: (ref, outcome) => fake.settle(ref, outcome),
    returnRefund: (ref) => fake.returnRefund(ref),
    openDispute: (ref) => fake.openDispute(ref),
    closeDispute: (ref, outcome) => fake.closeDispute(ref, outcome),
    completeOnboarding: (ref) => fake.completeOnboarding(ref),
    loseNextAnswer: (tookEffect) => fake.loseAnswers(1, { tookEffect }),
    passHours: (hours) => {
      clock.hours += hours;
    },
    stop: () => Promise.resolve(),
  };
});
