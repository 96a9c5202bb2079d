import { expect, it } from "vitest";

import { receiptFileName, receiptPdf } from "~/collections/letters/receipt-pdf.server";
import type { ReceiptFacts } from "~/collections/domain/payment/receipt-facts";

const receipt: ReceiptFacts = {
  id: "01986f3c-0000-7000-8000-000000000001",
  receiptNo: "R/2026-000123",
  issuedOn: "2026-11-21",
  balance: 1234567n,
  voided: false,
  paymentId: "01986f3c-0000-7000-8000-000000000002",
  amount: 100050n,
  refunded: 5000n,
  currency: "INR",
  state: "part_refunded",
  method: "card",
  reference: null,
  card: { brand: "visa", last4: "4242" },
  effectiveDate: "2026-11-21",
  accountRef: "ACC-00017",
  creditorName: "Meridian Portfolio Services",
  payerName: "José Álvarez / अनीता शर्मा",
  language: "en",
  agency: { legalName: "Sahayata Recovery Pvt Ltd", displayName: "Sahayata", country: "IN" },
  allocation: [
    { component: "fees", amount: 50n },
    { component: "principal", amount: 100000n },
  ],
};

it("a receipt is a PDF of its own, with every script it needs inside", async () => {
  const bytes = Buffer.from(await receiptPdf(receipt));
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(bytes.length).toBeLessThan(200_000);
  const source = bytes.toString("latin1");
  expect(source).toContain("NotoSans");
  expect(source).toContain("/Count 1");
  if (process.env.RECEIPT_OUT) (await import("node:fs")).writeFileSync(process.env.RECEIPT_OUT, bytes);
});

it("its name is one that every system takes", () => {
  expect(receiptFileName(receipt)).toBe("receipt-R-2026-000123.pdf");
});
