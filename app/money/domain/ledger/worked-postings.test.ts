// The worked examples of spec 05 §3, step by step: the books balance and client money is where it is owed.
import { describe, expect, it } from "vitest";

import { applyRule, type RuleFacts } from "./apply-rule";
import { CHART_OF_ACCOUNTS, normalSideOf } from "./chart-of-accounts.table";
import type { RuleKey } from "./posting-rules.table";

const CLIENT_MONEY = ["2010", "2020", "2100", "2110", "2120", "2030", "2330"];
const PARTIES = {
  program: "g1", settlement: "s1", customer: "c1", creditor: "k1", account: "a1", tax_code: "t1", payment: "p1",
  processor_account: "pa", staff: "st", trust: "trust", operating: "operating",
}; // prettier-ignore
const TRUST = { code: "1020", dimensionId: "trust" };

type Post = [key: RuleKey, amounts: Record<string, bigint>, places?: RuleFacts["places"]];

class Books {
  private readonly sums = new Map<string, bigint>();

  /** What one command posts in one transaction; the proofs hold after it. */
  post(...posts: Post[]): void {
    for (const [key, amounts, more] of posts) {
      const places = { bank: TRUST, trust: TRUST, ...more };
      for (const line of applyRule(key, { amounts, parties: PARTIES, places }).lines) {
        const place = `${line.code} ${line.dimensionId ?? ""}`.trim();
        this.sums.set(place, (this.sums.get(place) ?? 0n) + line.dr - line.cr);
      }
    }
    expect([...this.sums.values()].reduce((sum, one) => sum + one, 0n)).toBe(0n);
    expect(this.atBank(), posts[0]?.[0]).toBe(this.owed());
  }

  /** on its normal side */
  balance(code: string, dimension?: string): bigint {
    const row = CHART_OF_ACCOUNTS.find((one) => one.code === code)!;
    let sum = 0n;
    for (const [place, value] of this.sums) {
      if (place.startsWith(code) && (!dimension || place.endsWith(` ${dimension}`))) sum += value;
    }
    return normalSideOf(row) === "debit" ? sum : -sum;
  }

  balances(...codes: string[]): bigint[] {
    return codes.map((code) => this.balance(code));
  }

  /** B with what is on its way to trust */
  private atBank(): bigint {
    return this.balance("1020") + this.balance("1040") + this.balance("1060", "trust");
  }

  private owed(): bigint {
    return CLIENT_MONEY.reduce((sum, code) => sum + this.balance(code), 0n);
  }
}

/** The firm takes its money out of trust: two bank lines. */
function sweep(books: Books, amount: bigint, receivable: { code: string; dimensionId: string }): void {
  books.post(["PS23", { amount }, { receivable }]);
  books.post(["PS23.arrived", { amount }]);
}

/** The two bank lines that complete a cover. */
function coverArrives(books: Books, amount: bigint): void {
  books.post(["PS24.sent", { amount }]);
  books.post(["PS24.arrived", { amount }]);
}

describe("3.a worked postings", () => {
  it("relief: four drafts, a settlement, its fee, then the fourth draft comes back", () => {
    const books = new Books();
    for (let draft = 0; draft < 4; draft += 1) books.post(["PR02", { amount: 1_000_000n }]);
    books.post(["PR06", { amount: 2_400_000n }]);
    books.post(["PR07", { amount: 2_400_000n }]);
    books.post(["PR09", { fee: 750_000n, tax: 135_000n }]);
    books.post(["PR10", { amount: 885_000n }]);
    sweep(books, 885_000n, { code: "1210", dimensionId: "s1" });
    expect(books.balances("2010", "1020", "1210")).toEqual([715_000n, 715_000n, 0n]);
    const shortfall = 285_000n;
    books.post(["PR04", { amount: 1_000_000n, shortfall }], ["PS24", { amount: shortfall }]);
    expect(books.balances("2010", "1230", "1020")).toEqual([0n, shortfall, -shortfall]);
    coverArrives(books, shortfall);
    expect(books.balances("1020", "1060", "2010")).toEqual([0n, 0n, 0n]);
  });

  it("agency: a payment is remitted net of commission, then comes back", () => {
    const books = new Books();
    books.post(["PC01", { applied: 1_000_000n }]);
    books.post(["PC06", { fee: 250_000n, tax: 45_000n }]);
    books.post(["PC07", { amount: 705_000n }]);
    books.post(["PC08", { amount: 705_000n }]);
    sweep(books, 295_000n, { code: "1220", dimensionId: "k1" });
    expect(books.balances("2100", "1020", "1220", "4100")).toEqual([0n, 0n, 0n, 250_000n]);
    const back = { amount: 1_000_000n, fee: 250_000n, tax: 45_000n, rest: 705_000n };
    books.post(["PC05", back], ["PS24", { amount: 1_000_000n }]);
    coverArrives(books, 1_000_000n);
    expect(books.balances("2100", "1020", "1220", "4100", "2500")).toEqual([0n, 0n, 705_000n, 0n, 0n]);
    // the next payment of the same creditor carries the negative line
    books.post(["PC01", { applied: 1_000_000n }]);
    books.post(["PC05.recovered", { amount: 705_000n }]);
    sweep(books, 705_000n, { code: "1220", dimensionId: "k1" });
    expect(books.balances("1220", "2100", "1020")).toEqual([0n, 295_000n, 295_000n]);
  });

  it("a processor's fee on client money is covered by the firm", () => {
    const books = new Books();
    const place = { code: "1040", dimensionId: "pa" };
    books.post(["PC01", { applied: 10_000n }, { bank: place }]);
    books.post(["PS02", { fee: 320n }], ["PS24", { amount: 320n }]);
    books.post(["PS03", { amount: 9_680n }]);
    coverArrives(books, 320n);
    expect(books.balances("1040", "1020", "2100", "5010")).toEqual([0n, 10_000n, 10_000n, 320n]);
  });
});
