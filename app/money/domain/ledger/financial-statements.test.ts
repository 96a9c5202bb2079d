import { describe, expect, it } from "vitest";

import { type StatementAccount, toBalanceSheet, toProfitAndLoss } from "./financial-statements";

const row = (
  code: string,
  type: string,
  debits: bigint,
  credits: bigint,
  contra = false,
): StatementAccount => {
  const debit = (type === "asset" || type === "expense") !== contra;
  return {
    code, name: code, type, debits, credits, normalSide: debit ? "debit" : "credit", closing: debit ? debits - credits : credits - debits,
  }; // prettier-ignore
};

const books = [
  row("1010", "asset", 1000n, 300n),
  row("1190", "asset", 0n, 50n, true),
  row("2800", "liability", 0n, 200n),
  row("3020", "equity", 0n, 300n),
  row("4100", "income", 0n, 500n),
  row("5420", "expense", 300n, 0n),
  row("5200", "expense", 50n, 0n),
  row("9010", "memo", 10n, 0n),
];

describe("financial statements", () => {
  it("what the firm has is what it owes, its equity and the result that is not closed yet", () => {
    const sheet = toBalanceSheet(books, []);
    expect(sheet.groups.map(({ key, total }) => [key, total])).toEqual([
      ["assets", 650n],
      ["liabilities", 200n],
      ["equity", 300n],
    ]);
    expect(sheet).toMatchObject({ result: 150n, difference: 0n });
    expect(sheet.groups[0]?.rows).toContainEqual({ code: "1190", name: "1190", amount: -50n, before: 0n });
  });

  it("says by how much the books are wrong", () => {
    expect(toBalanceSheet([...books, row("1000", "asset", 1n, 0n)], []).difference).toBe(1n);
  });

  it("sets the year beside the one before, and leaves out what never moved", () => {
    const before = [row("4100", "income", 0n, 400n), row("5410", "expense", 70n, 0n)];
    const now = [...books, row("5410", "expense", 0n, 0n), row("5430", "expense", 0n, 0n)];
    const result = toProfitAndLoss(now, before);
    expect(result).toMatchObject({ result: 150n, resultBefore: 330n });
    expect(
      result.groups[1]?.rows.map(({ code, amount, before: earlier }) => [code, amount, earlier]),
    ).toEqual([
      ["5420", 300n, 0n],
      ["5200", 50n, 0n],
      ["5410", 0n, 70n],
    ]);
  });
});
