import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { isBalanced, mirror } from "./journal-entry";
import { plainAccount, plainEntry } from "./plain-text-journal";
import * as rules from "./posting-rules";

const money = fc.bigInt({ min: 1n, max: 10n ** 12n });
const place = { code: "1040" as const, dimensionId: "p1" };

describe("posting rules", () => {
  test.prop([money, fc.bigInt({ min: 0n, max: 10n ** 12n }), money])(
    "every rule makes a balanced entry, and so does its mirror",
    (applied, unapplied, fee) => {
      const to = { accountId: "a1", creditorId: "c1", applied, unapplied };
      const entries = [
        rules.debtorPaymentReceived(place, to),
        rules.refundSucceeded(place, to),
        rules.debtorPaymentReturned(place, to),
        rules.processorFeeKnown("p1", fee),
        rules.coverOrdered("b1", "x1", fee),
        rules.disputeFundsWithdrawn("p1", applied, fee),
        rules.disputeFundsWithdrawn("p1", applied, 0n),
        rules.disputeLost("p1", to),
        rules.providerPayoutArrived("l1", "p1", applied),
        rules.disputeLossBorne("p1", applied),
        rules.disputeWon("p1", applied),
        rules.disputeFeeReturned("p1", "a1", "b1", fee),
      ];
      for (const entry of entries) {
        expect(isBalanced(entry.lines), entry.ruleCode).toBe(true);
        expect(isBalanced(mirror(entry.lines)), entry.ruleCode).toBe(true);
      }
    },
  );

  it("surplus money is owed back to the debtor, not to the creditor", () => {
    const entry = rules.debtorPaymentReceived(place, {
      accountId: "a1",
      creditorId: "c1",
      applied: 100n,
      unapplied: 30n,
    });
    expect(entry.lines.map((line) => [line.code, line.dr, line.cr])).toEqual([
      ["1040", 130n, 0n],
      ["2100", 0n, 100n],
      ["2110", 0n, 30n],
    ]);
  });
});

describe("plain-text journal", () => {
  it("writes an entry that ledger programs read, whatever the names hold", () => {
    const line = {
      code: "1040",
      name: "Processor: clearing; main",
      type: "asset",
      dimensionId: "d1",
      dr: 12_345n,
      cr: 0n,
      currency: "USD",
    };
    expect(plainAccount(line)).toBe("assets:1040 Processor clearing main:d1");
    const other = { ...line, code: "2100", name: "Collected", type: "liability", dr: 0n, cr: 12_345n };
    const text = plainEntry({
      entryNo: "R-2026-000001", id: "e1", ruleCode: "PC01", narration: "Paid; | twice\nover", postingDate: "2026-11-21", effectiveDate: "2026-11-20", lines: [line, other],
    }); // prettier-ignore
    expect(text).toBe(
      "2026-11-21 (R-2026-000001) Paid twice over  ; entry:e1, effective:2026-11-20, rule:PC01\n" +
        "    assets:1040 Processor clearing main:d1  USD 123.45\n    liabilities:2100 Collected:d1  USD -123.45\n\n",
    );
  });
});
