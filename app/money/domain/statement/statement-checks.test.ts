import { describe, expect, it } from "vitest";

import { type CheckContext, checkStatement, isSameAccount, trueDuplicateOffers } from "./statement-checks";
import { emptyStatement, lineOf, type Statement, type StatementLine } from "./statement";
import { firstBrokenBalance } from "./table/running-balance";

const credit = (minor: bigint, more: Partial<StatementLine> = {}) =>
  lineOf({ row: 1, bookingDate: "2026-11-10", side: "C", minor, currency: "USD", ...more });

const CONTEXT: CheckContext = {
  account: { number: "000123456789", currency: "USD" },
  lastClosing: { minor: 1000n, date: "2026-11-09" },
  businessDate: "2026-11-21",
  balanceReliable: false,
  expectedReferences: null,
};

function statement(more: Partial<Statement> = {}): Statement {
  return {
    ...emptyStatement(),
    account: "123456789",
    currency: "USD",
    opening: { minor: 1000n, date: null },
    closing: { minor: 1500n, date: "2026-11-10" },
    period: { from: "2026-11-10", to: "2026-11-10" },
    lines: [credit(500n)],
    ...more,
  };
}

const reasons = (given: Statement, context: Partial<CheckContext> = {}) =>
  checkStatement(given, { ...CONTEXT, ...context }).map(({ reason }) => reason);

it("a statement that fits has no finding", () => {
  expect(reasons(statement())).toEqual([]);
});

describe("account and currency", () => {
  it.each([
    ["51210600/000123456789USD", true],
    ["GB29NWBK000123456789", true],
    ["XXXXXX6789", true],
    ["XXXXXX6780", false],
    ["456789", true],
    ["56789", false],
    ["987654321", false],
  ])("%s", (stated, same) => {
    expect(isSameAccount(stated, CONTEXT.account)).toBe(same);
  });

  it("the wrong account and the wrong currency are refused", () => {
    expect(reasons(statement({ account: "987654321", currency: "EUR" }))).toEqual([
      "other_account",
      "other_currency",
    ]);
  });

  it("a line in another currency is refused with its row", () => {
    const findings = checkStatement(
      statement({ lines: [credit(500n, { row: 7, currency: "EUR" })] }),
      CONTEXT,
    );
    expect(findings).toMatchObject([{ check: "currency", code: "CURRENCY_MIX", facts: { row: 7 } }]);
  });

  it("a file that names no account is noticed and may pass", () => {
    expect(checkStatement(statement({ account: null }), CONTEXT)).toMatchObject([{ level: "notice" }]);
  });
});

describe("balances", () => {
  it("one amount edited by 0.01 does not reach the closing balance (9.d)", () => {
    const findings = checkStatement(statement({ lines: [credit(501n)] }), CONTEXT);
    expect(findings).toMatchObject([{ check: "closing", level: "failed", facts: { difference: "-1" } }]);
  });

  it("an opening balance that does not follow is a gap", () => {
    const later = statement({ opening: { minor: 1200n, date: null }, closing: { minor: 1700n, date: null } });
    expect(reasons(later)).toEqual(["gap"]);
  });

  it("days already committed are an overlap, which joins when what is new leads to the closing balance", () => {
    const overlapping = statement({
      opening: { minor: 900n, date: null },
      period: { from: "2026-11-09", to: "2026-11-10" },
      lines: [credit(100n, { bookingDate: "2026-11-09" }), credit(500n)],
    });
    expect(reasons(overlapping)).toEqual(["overlap"]);
    expect(reasons(overlapping, { newLines: new Set([0, 1]) })).toEqual(["overlap"]);
    expect(reasons(overlapping, { newLines: new Set([1]) })).toEqual(["overlap_joins"]);
  });

  it("without an opening balance the closing one less the lines must follow", () => {
    expect(reasons(statement({ opening: null }))).toEqual([]);
    expect(reasons(statement({ opening: null, closing: { minor: 1600n, date: null } }))).toEqual(["gap"]);
  });

  it("the first row whose balance does not follow is named, whichever way the file runs", () => {
    const lines = [1500n, 1600n, 1800n].map((balance, at) =>
      credit(at === 0 ? 500n : 100n, { balance, row: at + 2 }),
    );
    expect(firstBrokenBalance(lines)).toBe(2);
    expect(firstBrokenBalance([credit(100n, { balance: 1600n }), credit(500n, { balance: 1500n })])).toBe(-1);
    expect(
      reasons(statement({ closing: { minor: 1700n, date: null }, lines }), { balanceReliable: true }),
    ).toEqual(["row_balance_broken"]);
  });

  it("a line left out as stored is offered when the balance lacks exactly its amount", () => {
    const repeated = statement({
      closing: { minor: 2000n, date: null },
      lines: [credit(500n), credit(500n), credit(30n)],
    });
    const known = { lastClosing: { minor: 1500n, date: null }, newLines: new Set<number>() };
    expect(trueDuplicateOffers(repeated, known)).toEqual([0, 1]);
    expect(trueDuplicateOffers(repeated, { ...known, lastClosing: { minor: 2000n, date: null } })).toEqual(
      [],
    );
  });
});

describe("period and totals", () => {
  it("a booking after the business date is in the future", () => {
    expect(reasons(statement({ lines: [credit(500n, { bookingDate: "2026-11-22" })] }))).toEqual([
      "booked_in_future",
    ]);
    expect(reasons(statement({ period: { from: "2026-11-10", to: "2026-11-30" } }))).toEqual([
      "period_in_future",
    ]);
  });

  it("sums and counts that the file or a person states must agree", () => {
    const controls = { debits: { count: 1, minor: 0n }, credits: { count: null, minor: 400n } };
    expect(reasons(statement({ controls }))).toEqual(["count_differs", "total_differs"]);
    expect(reasons(statement(), { controls })).toEqual(["count_differs", "total_differs"]);
  });
});

describe("§19 references the parser never fills", () => {
  const ten = (carrying: number) =>
    statement({
      lines: Array.from({ length: 10 }, (_, at) =>
        credit(50n, { reference: at < carrying ? `R${at}` : null }),
      ),
    });

  it.each([
    [50, 4, ["few_references"]],
    [50, 5, []],
    [0, 0, []],
    [null, 0, []],
  ])("%s %% expected, %i of ten found", (expectedReferences, carrying, found) => {
    expect(reasons(ten(carrying), { expectedReferences })).toEqual(found);
  });

  it("is a note, which refuses nothing", () => {
    const [finding] = checkStatement(ten(1), { ...CONTEXT, expectedReferences: 80 });
    expect(finding).toMatchObject({ level: "notice", facts: { found: 10, expected: 80 } });
  });

  it("four lines are too few to tell", () => {
    expect(
      reasons(statement({ lines: [1, 2, 3, 4].map(() => credit(125n)) }), { expectedReferences: 90 }),
    ).toEqual([]);
  });
});
