import { describe, expect, it } from "vitest";

import type { DisputeFacts } from "~/collections/domain/payment/dispute-facts";

import { disputeAnswer } from "./dispute-answer";

const facts: DisputeFacts = {
  agencyName: "Keystone Recovery",
  payerName: "Dana Debtor",
  payerEmail: "dana@example.com",
  payerAddress: null,
  payment: {
    id: "p1",
    amount: 10_000n,
    refunded: 0n,
    surplus: 0n,
    currency: "USD",
    effectiveDate: "2026-11-21",
    receiptNo: "R-1",
    cardLast4: "4242",
  },
  account: {
    ref: "A-1",
    creditorName: "Meridian",
    originalAmount: 30_000n,
    openedOn: "2025-02-03",
    placedOn: "2026-02-13",
  },
  ip: "203.0.113.7",
  log: [{ at: new Date("2026-11-21T10:00:00Z"), type: "portal.signed_in", ip: "203.0.113.7" }],
  notes: [{ at: new Date("2026-11-20T10:00:00Z"), body: "Agreed by phone to pay 100" }],
};

const words = {
  text: (key: string, params: Record<string, string> = {}) => `${key}(${Object.values(params).join("|")})`,
  money: (minor: bigint, currency: string) => `${currency} ${minor}`,
  moment: (at: Date) => at.toISOString(),
};

describe("the answer to a dispute", () => {
  it("says what the records carry: payer, debt, log-ins, receipt and what was agreed", () => {
    const answer = disputeAnswer(facts, words);
    expect(answer).toMatchObject({
      customerName: "Dana Debtor",
      purchaseIp: "203.0.113.7",
      serviceDate: "2025-02-03",
      accessLog: "2026-11-21T10:00:00.000Z · log.portal_signed_in() · 203.0.113.7",
      refundRefusal: "noRefund()",
    });
    expect(answer.productDescription).toContain("Meridian");
    expect(answer.statement).toContain("Agreed by phone to pay 100");
    expect(answer.statement).toContain("receipt(R-1)");
  });

  it("does not claim that nothing was overpaid where something was", () => {
    const answer = disputeAnswer({ ...facts, payment: { ...facts.payment, surplus: 1n } }, words);
    expect(answer.refundRefusal).toBeUndefined();
  });

  it("says nothing about what is not on record", () => {
    const bare = { ...facts, payerName: null, ip: null, log: [], notes: [] };
    const answer = disputeAnswer({ ...bare, payment: { ...facts.payment, refunded: 100n } }, words);
    expect(Object.keys(answer).sort()).toEqual([
      "customerEmail",
      "productDescription",
      "serviceDate",
      "statement",
    ]);
    expect(answer.statement).toContain("refunded(USD 100)");
  });
});
