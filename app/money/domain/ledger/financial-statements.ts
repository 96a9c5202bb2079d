// Source: spec 05 §13: by type at or between posting dates, with the check assets = liabilities + equity + result.

/** One code as the trial balance has it, minor units. */
export interface StatementAccount {
  code: string;
  name: string;
  type: string;
  normalSide: "debit" | "credit";
  /** debits and credits of the period */
  debits: bigint;
  credits: bigint;
  /** on the account's normal side at its end */
  closing: bigint;
}

export interface StatementRow {
  code: string;
  name: string;
  amount: bigint;
  /** the same a year before */
  before: bigint;
}

export interface StatementGroup {
  key: "assets" | "liabilities" | "equity" | "income" | "expenses";
  rows: StatementRow[];
  total: bigint;
  before: bigint;
}

export interface ProfitAndLoss {
  groups: StatementGroup[];
  result: bigint;
  resultBefore: bigint;
}

export interface BalanceSheet {
  groups: StatementGroup[];
  /** income less expenses that no year close has moved to retained earnings yet */
  result: bigint;
  resultBefore: bigint;
  /** assets less liabilities, equity and result: zero, or the books are wrong */
  difference: bigint;
}

type Measure = (row: StatementAccount) => bigint;

/** Positive on the side where this part of a statement grows; contra accounts come out negative. */
const ASSET: Measure = (row) => (row.normalSide === "debit" ? row.closing : -row.closing);
const OWED: Measure = (row) => -ASSET(row);

export function toBalanceSheet(now: StatementAccount[], before: StatementAccount[]): BalanceSheet {
  const assets = group("assets", "asset", now, before, ASSET);
  const liabilities = group("liabilities", "liability", now, before, OWED);
  const equity = group("equity", "equity", now, before, OWED);
  const resultOf = (rows: StatementAccount[]) =>
    rows
      .filter(({ type }) => type === "income" || type === "expense")
      .reduce((sum, row) => sum + OWED(row), 0n);
  const result = resultOf(now);
  return {
    groups: [assets, liabilities, equity],
    result,
    resultBefore: resultOf(before),
    difference: assets.total - liabilities.total - equity.total - result,
  };
}

export function toProfitAndLoss(now: StatementAccount[], before: StatementAccount[]): ProfitAndLoss {
  const income = group("income", "income", now, before, (row) => row.credits - row.debits);
  const expenses = group("expenses", "expense", now, before, (row) => row.debits - row.credits);
  return {
    groups: [income, expenses],
    result: income.total - expenses.total,
    resultBefore: income.before - expenses.before,
  };
}

function group(
  key: StatementGroup["key"],
  type: string,
  now: StatementAccount[],
  before: StatementAccount[],
  measure: Measure,
): StatementGroup {
  const earlier = new Map(before.map((row) => [row.code, measure(row)]));
  const rows = now
    .filter((row) => row.type === type)
    .map((row) => ({
      code: row.code,
      name: row.name,
      amount: measure(row),
      before: earlier.get(row.code) ?? 0n,
    }))
    .filter((row) => row.amount !== 0n || row.before !== 0n);
  const sum = (pick: (row: StatementRow) => bigint) => rows.reduce((total, row) => total + pick(row), 0n);
  return { key, rows, total: sum((row) => row.amount), before: sum((row) => row.before) };
}
