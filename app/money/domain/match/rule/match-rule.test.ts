import { describe, expect, it } from "vitest";

import type { RuledLine } from "../matchable";
import { type MatchRule, readyRule, ruleFor } from "./match-rule";
import type { RuleCondition } from "./rule-condition";

const line: RuledLine = {
  id: "line", side: "C", amount: 10_000n, currency: "USD", bookingDate: "2026-11-21", narrative: "NEFT CR Acme Pvt. Ltd SBIN0123456789012",
  refNorm: "N123", counterpartyName: "ACME PVT LTD", counterpartyAccount: "00-123", virtualAccount: null, bankAccountId: "trust", chequeNo: "000123",
}; // prettier-ignore

const rule = (conditions: RuleCondition[], more: Partial<MatchRule["terms"]> = {}): MatchRule => ({
  id: "rule", priority: 1, strategy: "one_one", targetType: "payment", autoConfirm: true,
  terms: { bankAccountIds: [], side: "C", conditions, ...more },
}); // prettier-ignore

function holds(made: MatchRule): boolean {
  const ready = readyRule(made);
  if (!ready.ok) throw new Error(JSON.stringify(ready.refusal));
  return ruleFor(line, [ready.value]) !== null;
}

const asks = (
  field: RuleCondition["field"],
  operator: RuleCondition["operator"],
  value: string,
  drift: RuleCondition["drift"] = null,
) => holds(rule([{ field, operator, value, drift }]));

describe("a rule's conditions", () => {
  it.each([
    ["amount", "equals", "10000", null, true],
    ["amount", "equals", "10001", null, false],
    ["amount", "in_list", "1, 10000", null, true],
    ["amount", "within", "9900", { kind: "absolute", by: 100 }, true],
    ["amount", "within", "9900", { kind: "absolute", by: 99 }, false],
    ["amount", "within", "9900", { kind: "percent", by: 200 }, true],
    ["date", "equals", "2026-11-21", null, true],
    ["date", "within", "2026-11-19", { kind: "days", by: 1 }, false],
    ["date", "within", "2026-11-19", { kind: "days", by: 2 }, true],
    ["narrative", "contains", "acme pvt ltd", null, true],
    ["narrative", "regex", "^neft .*ltd", null, true],
    ["narrative", "regex", "\\bimps\\b", null, false],
    ["reference", "equals", "n-123", null, true],
    ["utr", "contains", "0123456789", null, false],
    ["counterparty_name", "similar", "Acme Pvt", null, true],
    ["counterparty_name", "similar", "Zenith Bank", null, false],
    ["counterparty_account", "in_list", "99, 00123", null, true],
    ["virtual_account", "equals", "VA1", null, false],
    ["cheque_no", "equals", "000123", null, true],
    ["channel", "in_list", "upi, neft", null, true],
  ] as const)("%s %s %s", (field, operator, value, drift, expected) => {
    expect(asks(field, operator, value, drift)).toBe(expected);
  });

  it("must all hold, on the bank accounts and the side it names", () => {
    const neft: RuleCondition = { field: "channel", operator: "equals", value: "neft", drift: null };
    const upi: RuleCondition = { ...neft, value: "upi" };
    expect(holds(rule([neft]))).toBe(true);
    expect(holds(rule([neft, upi]))).toBe(false);
    expect(holds(rule([neft], { bankAccountIds: ["other"] }))).toBe(false);
    expect(holds(rule([neft], { bankAccountIds: ["other", "trust"] }))).toBe(true);
    const out = readyRule({ ...rule([neft], { side: "D" }), targetType: "transfer" });
    expect(out.ok && out.value.appliesTo(line)).toBe(false);
    expect(readyRule(rule([neft], { side: "D" }))).toMatchObject({
      refusal: { fields: { side: "RULE_SIDE" } },
    });
  });
});
