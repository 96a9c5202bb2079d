import { describe, expect, it } from "vitest";

import { businessDayBefore, nextBusinessDay } from "./business-day";
import { reconcile, type ReconciliationFacts, type TrustFacts } from "./reconcile";
import { statementBalance, type StatementOfAccount } from "./statement-balance";

const trust: TrustFacts = {
  b: 125_000_000n,
  clearing: [{ code: "1040", amount: 3_500_000n }],
  liabilities: [
    { code: "2010", amount: 90_000_000n },
    { code: "2020", amount: 4_000_000n },
    { code: "2100", amount: 30_000_000n },
    { code: "2110", amount: 1_500_000n },
    { code: "2120", amount: 3_000_000n },
  ],
  processors: [],
  unswept: 0n,
  uncovered: 0n,
  negative: [],
};
const facts: ReconciliationFacts = {
  day: "2026-06-12",
  a: 125_000_000n,
  b: 125_000_000n,
  gaps: [],
  opening: 0n,
  lines: [],
  entries: [],
  trust,
};
const typesOf = (more: Partial<ReconciliationFacts>) =>
  reconcile({ ...facts, ...more }).breaks.map(({ type, amount }) => `${type} ${amount}`);

describe("three-way reconciliation", () => {
  it("the worked example of §11: A = B = 1,250,000.00, and with 35,000.00 in clearing it is C = 1,285,000.00", () => {
    expect(reconcile(facts)).toMatchObject({
      c: 128_500_000n,
      clearing: 3_500_000n,
      bankDifference: 0n,
      trustDifference: 0n,
      breaks: [],
      unnamed: 0n,
    });
  });

  it("11.a one line changed by 0.01 is BK1 and names that line", () => {
    const [found] = reconcile({
      ...facts,
      a: 125_000_001n,
      lines: [{ lineId: "L1", amount: 50_001n, booked: 50_000n }],
    }).breaks;
    expect(found).toMatchObject({ type: "BK1", key: "line:L1", amount: 1n, rows: [{ line_id: "L1" }] });
  });

  it("a book entry may be on its way for two days, then it is BK2", () => {
    const entry = { entryId: "E1", rule: "PS23", effectiveDate: "2026-06-11", amount: 700n };
    const waiting = reconcile({ ...facts, a: 124_999_300n, entries: [entry] });
    expect(waiting).toMatchObject({ breaks: [], inTransit: [entry], unnamed: 0n });
    const late = { ...entry, effectiveDate: "2026-06-10" };
    expect(reconcile({ ...facts, a: 124_999_300n, entries: [late] })).toMatchObject({
      breaks: [{ type: "BK2", amount: -700n }],
      inTransit: [],
      unnamed: 0n,
    });
  });

  it("BK3 to BK6 each say what is wrong, and a processor whose balance is unknown says nothing", () => {
    const short = { ...trust, b: 124_999_999n };
    expect(typesOf({ trust: short })).toEqual(["BK3 -1"]);
    const processor = { processorAccountId: "P", books: 5n };
    expect(typesOf({ trust: { ...trust, processors: [{ ...processor, provider: null }] } })).toEqual([]);
    expect(typesOf({ trust: { ...trust, processors: [{ ...processor, provider: 4n }] } })).toEqual(["BK4 1"]);
    expect(typesOf({ trust: { ...trust, unswept: 3n, uncovered: 2n } })).toEqual(["BK5 3", "BK5 2"]);
    const negative = [{ ledgerAccountId: "X", code: "2100", amount: -9n }];
    expect(typesOf({ trust: { ...trust, negative } })).toEqual(["BK6 -9"]);
  });

  it("an operating account knows bank and books only, and without a statement nothing is said of the bank", () => {
    expect(reconcile({ ...facts, trust: null })).toMatchObject({ c: 0n, trustDifference: null, breaks: [] });
    const lines = [{ lineId: "L1", amount: 1n, booked: 0n }];
    expect(reconcile({ ...facts, a: null, lines })).toMatchObject({ bankDifference: null, breaks: [] });
  });

  it("a difference that nothing explains is unnamed", () => {
    expect(reconcile({ ...facts, a: 125_000_005n }).unnamed).toBe(5n);
  });
});

describe("the statement's balance", () => {
  const file = (n: number, more: Partial<StatementOfAccount>): StatementOfAccount => ({
    fileId: `F${n}`,
    file: `f${n}.csv`,
    startsOn: `2026-06-0${n}`,
    endsOn: `2026-06-0${n}`,
    opening: null,
    closing: null,
    lines: 0n,
    ...more,
  });

  it("is the bank's closing, carried on by the lines of a file that goes past the day", () => {
    const first = file(1, { opening: 100n, closing: 150n, lines: 50n });
    const long = file(2, { endsOn: "2026-06-09", opening: 150n, closing: 900n, lines: 20n });
    const asked = statementBalance("2026-06-04", [first, long], null);
    expect(asked).toEqual({ a: 170n, opening: 100n, gaps: [], anchorId: "F1" });
  });

  it("has not arrived before a statement reaches the day", () => {
    expect(statementBalance("2026-06-02", [file(1, { lines: 5n })], 10n).a).toBeNull();
  });

  it("names the file where balances and lines part, in front of it or inside", () => {
    const first = file(1, { opening: 100n, closing: 150n, lines: 50n });
    const second = file(2, { opening: 160n, closing: 170n, lines: 9n });
    const { a, gaps } = statementBalance("2026-06-02", [first, second], null);
    expect({ a, gaps: gaps.map(({ fileId, amount }) => `${fileId} ${amount}`) }).toEqual({
      a: 170n,
      gaps: ["F2 10", "F2 1"],
    });
  });

  it("tables without balances rest on the account's opening and their lines", () => {
    const { a, anchorId } = statementBalance("2026-06-01", [file(1, { lines: 7n })], 10n);
    expect({ a, anchorId }).toEqual({ a: 17n, anchorId: null });
  });
});

it("business days pass over the weekend", () => {
  expect(nextBusinessDay("2026-06-12")).toBe("2026-06-15");
  expect(businessDayBefore("2026-06-15")).toBe("2026-06-12");
});
