import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { razorpayPayments } from "~/ports/payments/razorpay/razorpay-payments.server";

import { answers } from "./razorpay-answers";
import { CONFIG, PLACE, refusal } from "./razorpay-world";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const port = razorpayPayments({ ...CONFIG, now: () => 0 });
const ACCOUNT = { id: "acc_GRWKk7qQsLnDjX", type: "standard", status: "created", notes: [], created_at: 1 };
const AT = "/v2/accounts/acc_GRWKk7qQsLnDjX";
const REQUIREMENT = {
  field_reference: "settlements.beneficiary_name",
  status: "required",
  reason_code: "field_missing",
};
const ASKED = {
  tenantId: "tenant-a",
  key: "account:1",
  moneyKind: "trust" as const,
  country: "IN",
  email: "a@agency.test",
  businessName: "Agency",
};

describe("a firm's account at Razorpay", () => {
  it("is made with our marks, asks for its product and remembers which that is", async () => {
    const asked = answers(server, {
      "POST /v2/accounts": ACCOUNT,
      [`POST ${AT}/products`]: {
        id: "acc_prd_1",
        activation_status: "needs_clarification",
        requirements: [REQUIREMENT],
      },
      [`PATCH ${AT}`]: ACCOUNT,
    });
    expect(await port.createAccount(ASKED)).toEqual({
      result: "succeeded",
      value: {
        accountRef: ACCOUNT.id,
        state: "action_needed",
        requirements: ["settlements.beneficiary_name"],
        paymentsEnabled: false,
        payoutsEnabled: false,
      },
    });
    expect(asked[0]?.body).toMatchObject({
      notes: { tenant: "tenant-a", money_kind: "trust", key: "account:1" },
    });
    expect(asked.at(-1)?.body).toMatchObject({ notes: { product: "acc_prd_1" } });
  });

  it("is found again when the answer was lost, but only if it is ours", async () => {
    const taken = () => refusal("Merchant email already exists for account - GRWKk7qQsLnDjX");
    const given = {
      "POST /v2/accounts": taken,
      [`GET ${AT}`]: { ...ACCOUNT, notes: { key: "account:1", product: "acc_prd_1" } },
      [`GET ${AT}/products/acc_prd_1`]: { id: "acc_prd_1", activation_status: "requested", requirements: [] },
    };
    answers(server, given);
    const found = await port.createAccount(ASKED);
    expect(found).toMatchObject({
      result: "succeeded",
      value: { accountRef: ACCOUNT.id, state: "onboarding" },
    });
    answers(server, { ...given, [`GET ${AT}`]: ACCOUNT });
    expect((await port.createAccount(ASKED)).result).toBe("failed");
  });

  it.each([
    ["activated", "created", "enabled", true, true],
    ["instantly_activated", "created", "action_needed", true, false],
    ["under_review", "created", "onboarding", false, false],
    ["rejected", "created", "disabled", false, false],
    ["activated", "suspended", "disabled", false, false],
  ])("that is %s and %s is %s", async (activation, status, state, paymentsEnabled, payoutsEnabled) => {
    answers(server, {
      [`GET ${AT}`]: { ...ACCOUNT, status, notes: { product: "acc_prd_1" } },
      [`GET ${AT}/products/acc_prd_1`]: { id: "acc_prd_1", activation_status: activation },
    });
    const read = await port.fetchAccount(PLACE);
    expect(read).toMatchObject({ value: { state, paymentsEnabled, payoutsEnabled, requirements: [] } });
  });

  it("proves itself at Razorpay's own page", async () => {
    const urls = { returnUrl: "https://agency.test/back", refreshUrl: "https://agency.test/again" };
    const link = await port.createAccountLink({ ...PLACE, ...urls });
    expect(link).toMatchObject({
      value: { url: expect.stringMatching(/^https:\/\/dashboard\.razorpay\.com\//) },
    });
  });
});

describe("an answer to a dispute at Razorpay", () => {
  const DISPUTE = {
    id: "disp_1",
    payment_id: "pay_1",
    amount: 10_000,
    currency: "INR",
    status: "open",
    created_at: 1,
  };
  const evidence = { statement: "It was owed.", accessLog: "x".repeat(2_000) };
  const answer = () => port.submitDisputeEvidence({ ...PLACE, disputeRef: "disp_1", key: "k", evidence });

  it("is taken once and then waits for the bank", async () => {
    const asked = answers(server, {
      "GET /v1/disputes/disp_1": DISPUTE,
      "PATCH /v1/disputes/disp_1/contest": { ...DISPUTE, status: "under_review" },
    });
    expect(await answer()).toMatchObject({ result: "succeeded", value: { state: "under_review" } });
    const summary = String(asked[1]?.body?.["summary"]);
    expect(asked[1]?.body?.["action"]).toBe("submit");
    expect(summary).toHaveLength(1_000);
    expect(summary.startsWith("It was owed.")).toBe(true);

    const given = {
      "GET /v1/disputes/disp_1": { ...DISPUTE, status: "under_review", evidence: { summary } },
    };
    answers(server, given);
    expect(await answer()).toMatchObject({ result: "succeeded", value: { state: "under_review" } });
    const another = { ...PLACE, disputeRef: "disp_1", key: "l", evidence: { statement: "Something else." } };
    expect(await port.submitDisputeEvidence(another)).toMatchObject({ code: "DISPUTE_CLOSED" });
  });
});
