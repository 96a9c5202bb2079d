import { expect, it } from "vitest";

import { judgeReversal } from "./reversible";

const recorded = {
  direction: "in" as const,
  state: "cleared" as const,
  refunded: 0n,
  processorAccountId: null,
  targetId: "account",
  drawn: false,
};

it("a payment that staff recorded may be taken out of the books", () => {
  expect(judgeReversal(recorded)).toEqual({ ok: true, value: { targetId: "account" } });
  expect(judgeReversal({ ...recorded, state: "succeeded" }).ok).toBe(true);
});

it.each([
  ["money that the processor has is refunded instead", { processorAccountId: "acct" }, "refund_instead"],
  ["money that a bank drew is returned by the bank", { drawn: true }, "refund_instead"],
  ["what never came cannot be taken back", { state: "failed" as const }, "not_collected"],
  ["what was reversed is not reversed again", { state: "reversed" as const }, "not_collected"],
  ["money that went out is no payment of a debtor", { direction: "out" as const }, "not_collected"],
  ["what was given back in part stays", { refunded: 1n }, "given_back"],
])("%s", (_, change, reason) => {
  expect(judgeReversal({ ...recorded, ...change })).toMatchObject({
    refusal: { code: "PAYMENT_NOT_REVERSIBLE", reasons: [reason] },
  });
});
