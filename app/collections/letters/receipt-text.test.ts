import { expect, it } from "vitest";

import type { ReceiptFacts } from "~/collections/domain/payment/receipt-facts";

import { receiptText } from "./receipt-text";

const words = {
  text: (key: string, params?: Record<string, string>) =>
    params ? `${key}(${Object.values(params).join(",")})` : key,
  money: (minor: bigint) => `$${minor}`,
  date: (civil: string) => civil,
};

const paid: ReceiptFacts = {
  id: "r-1",
  receiptNo: "R-000001",
  issuedOn: "2026-11-21",
  balance: 500n,
  voided: false,
  paymentId: "p-1",
  amount: 1000n,
  refunded: 0n,
  currency: "USD",
  state: "succeeded",
  method: "card",
  reference: null,
  card: { brand: "visa", last4: "4242" },
  effectiveDate: "2026-11-21",
  accountRef: "A-1",
  creditorName: "Meridian",
  payerName: "José",
  language: "en",
  agency: { legalName: "Harbor LLC", displayName: "Harbor LLC", country: "US" },
  allocation: [{ component: "principal", amount: 1000n }],
};

const told = (change: Partial<ReceiptFacts>) => receiptText({ ...paid, ...change }, words);
const fact = (change: Partial<ReceiptFacts>, key: string) =>
  told(change).facts.find((one) => one.label === `receipt.${key}`)?.value;

it("a receipt without its number yet carries a reference that stays", () => {
  expect(fact({}, "number")).toBe("R-000001");
  expect(fact({ receiptNo: null }, "permanentReference")).toBe("r-1");
});

it("the way of paying names the card, and nothing more of it than it needs", () => {
  expect(fact({}, "method")).toBe("receipt.card(Visa,4242)");
  expect(fact({ method: "cheque", card: null }, "method")).toBe("method.cheque");
});

it.each([
  ["stands", {}, undefined],
  ["given back in part", { state: "part_refunded", refunded: 300n }, "receipt.mark.partRefunded"],
  ["given back whole", { state: "refunded", refunded: 1000n, voided: true }, "receipt.mark.refunded"],
  ["taken back by the bank", { state: "returned", voided: true }, "receipt.mark.returned"],
  ["charged back", { state: "charged_back", voided: true }, "receipt.mark.returned"],
  ["withdrawn", { voided: true }, "receipt.mark.void"],
])("a receipt of money that %s says so", (_, change, mark) => {
  expect(told(change).mark?.word).toBe(mark);
});

it("a part refund tells what went back and what still counts", () => {
  expect(told({ state: "part_refunded", refunded: 300n }).mark?.note).toBe(
    "receipt.mark.partRefundedNote($300,$700)",
  );
});
