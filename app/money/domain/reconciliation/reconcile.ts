// Source: spec 05 §11. A = statement, B = books of the bank account, C = what is owed to clients.
import { addDays, type CivilDate } from "~/office/domain/calendar-date";

export type BreakType = "BK1" | "BK2" | "BK3" | "BK4" | "BK5" | "BK6" | "BK7";

/** Evidence of a break, as JSON: ids under `*_id`, signed minor units as text under `*_minor`. */
export type BreakRow = Record<string, string | number | null>;

/** A difference with a name. `amount` is signed; `key` stays the same from day to day while the break lasts. */
export interface NamedBreak {
  type: BreakType;
  key: string;
  amount: bigint;
  rows: BreakRow[];
}

export interface Part {
  code: string;
  amount: bigint;
}

export interface ReconciliationFacts {
  day: CivilDate;
  /** signed closing balance of the statement; null while the day's statement has not arrived */
  a: bigint | null;
  /** books of the bank account by effective date */
  b: bigint;
  /** where a statement's own balances and its lines disagree; they sum to a − (opening + lines) */
  gaps: { fileId: string; file: string; amount: bigint }[];
  /** the statement's first opening less what the books opened with */
  opening: bigint;
  /** lines whose amount is not what the books carry for them; both signed */
  lines: { lineId: string; amount: bigint; booked: bigint }[];
  /** book entries on the bank account that no line stands behind */
  entries: { entryId: string; rule: string; effectiveDate: CivilDate; amount: bigint }[];
  /** null for an account that holds no client money */
  trust: TrustFacts | null;
}

export interface TrustFacts {
  /** books of all trust accounts of the currency: a client's money is not tied to one of them */
  b: bigint;
  /** 1040, 1045, 1050, 1060 and client cash in 1000: on its way to the trust bank */
  clearing: Part[];
  /** C: 2010, 2020, 2030, 2100, 2110, 2120, 2330, trust part of 2310, and what is not identified yet (2300 less 1900) */
  liabilities: Part[];
  /** `provider` null: the processor's own balance is not known, and nothing is concluded from it */
  processors: { processorAccountId: string; books: bigint; provider: bigint | null }[];
  /** 2330 not swept, and covers (PS24) not arrived, one business day after they were due */
  unswept: bigint;
  uncovered: bigint;
  /** client sub-accounts below zero */
  negative: { ledgerAccountId: string; code: string; amount: bigint }[];
}

export interface Reconciliation {
  a: bigint | null;
  b: bigint;
  c: bigint;
  clearing: bigint;
  /** a − b; null without a statement */
  bankDifference: bigint | null;
  /** b of the trust accounts + clearing − c; null for an account that holds no client money */
  trustDifference: bigint | null;
  breaks: NamedBreak[];
  /** entries that may still arrive at the bank */
  inTransit: ReconciliationFacts["entries"];
  /** what of a − b no break and no entry in transit explains; a day that has some is not sealed */
  unnamed: bigint;
}

/** Days a book entry may wait for its statement line. */
const DAYS_TO_ARRIVE = 2;

/** The identity of one bank account on one day, and a name for every difference. */
export function reconcile(facts: ReconciliationFacts): Reconciliation {
  const { a, b, trust } = facts;
  const late = facts.entries.filter((one) => addDays(one.effectiveDate, DAYS_TO_ARRIVE) <= facts.day);
  const inTransit = facts.entries.filter((one) => !late.includes(one));
  const bank = a === null ? [] : [...statementBreaks(facts), ...late.map(missingLine)];
  const clearing = sum(trust?.clearing ?? []);
  const c = sum(trust?.liabilities ?? []);
  const trustDifference = trust ? trust.b + clearing - c : null;
  const bankDifference = a === null ? null : a - b;
  const named = sum(bank) - sum(inTransit);
  return {
    a,
    b,
    c,
    clearing,
    bankDifference,
    trustDifference,
    breaks: [...bank, ...(trust ? trustBreaks(trust, trustDifference ?? 0n) : [])],
    inTransit,
    unnamed: bankDifference === null ? 0n : bankDifference - named,
  };
}

/** BK1: what the bank says and the books do not carry. */
function statementBreaks({ gaps, opening, lines }: ReconciliationFacts): NamedBreak[] {
  const byFile = Map.groupBy(gaps, ({ fileId }) => fileId);
  const files = [...byFile].map(([fileId, found]): NamedBreak => ({
    type: "BK1",
    key: `statement:${fileId}`,
    amount: sum(found),
    rows: found.map(({ file, amount }) => ({ file_id: fileId, file, difference_minor: amount.toString() })),
  }));
  const start: NamedBreak = {
    type: "BK1",
    key: "opening",
    amount: opening,
    rows: [{ opening_minor: opening.toString() }],
  };
  const differing = lines.map((line): NamedBreak => ({
    type: "BK1",
    key: `line:${line.lineId}`,
    amount: line.amount - line.booked,
    rows: [
      { line_id: line.lineId, line_minor: line.amount.toString(), booked_minor: line.booked.toString() },
    ],
  }));
  return [...files, start, ...differing].filter(({ amount }) => amount !== 0n);
}

function missingLine(entry: ReconciliationFacts["entries"][number]): NamedBreak {
  const { entryId, rule, effectiveDate, amount } = entry;
  const rows = [{ entry_id: entryId, rule, effective_date: effectiveDate }];
  return { type: "BK2", key: `entry:${entryId}`, amount: -amount, rows };
}

function trustBreaks(trust: TrustFacts, difference: bigint): NamedBreak[] {
  const parts = [...trust.clearing, ...trust.liabilities].map(({ code, amount }) => [
    `${code}_minor`,
    amount.toString(),
  ]);
  const identity: NamedBreak = {
    type: "BK3",
    key: "identity",
    amount: difference,
    rows: [{ bank_minor: trust.b.toString(), ...(Object.fromEntries(parts) as BreakRow) }],
  };
  const processors = trust.processors.flatMap(({ processorAccountId, books, provider }): NamedBreak[] => {
    if (provider === null) return [];
    const rows = [{ books_minor: books.toString(), provider_minor: provider.toString() }];
    return [{ type: "BK4", key: `processor:${processorAccountId}`, amount: books - provider, rows }];
  });
  const due: NamedBreak[] = [
    { type: "BK5", key: "sweep", amount: trust.unswept, rows: [{ code: "2330" }] },
    { type: "BK5", key: "cover", amount: trust.uncovered, rows: [{ code: "1060" }] },
  ];
  const negative = trust.negative.map(({ ledgerAccountId, code, amount }): NamedBreak => ({
    type: "BK6",
    key: `account:${ledgerAccountId}`,
    amount,
    rows: [{ ledger_account_id: ledgerAccountId, code }],
  }));
  return [identity, ...processors, ...due, ...negative].filter(({ amount }) => amount !== 0n);
}

function sum(parts: readonly { amount: bigint }[]): bigint {
  return parts.reduce((total, { amount }) => total + amount, 0n);
}
