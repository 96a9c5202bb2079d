// Source: spec 05 §9, checks before commit. A failing check refuses the commit until an accountant gives a
// reason; a notice is shown and lets it pass.
import type { CivilDate } from "~/office/domain/calendar-date";

import { normaliseReference } from "./payment-rail";
import { referenceShare } from "./reference-share";
import {
  signedMinor,
  type Side,
  type Statement,
  type StatementBalance,
  type StatementLine,
} from "./statement";
import { firstBrokenBalance } from "./table/running-balance";

export type CheckCode =
  | "account"
  | "currency"
  | "continuity"
  | "closing"
  | "row_balance"
  | "period"
  | "control_totals"
  | "references";

export interface CheckFinding {
  check: CheckCode;
  /** spec 05 §18 */
  code:
    "STATEMENT_ACCOUNT_MISMATCH" | "CURRENCY_MIX" | "STATEMENT_BALANCE" | "ROW_INVALID" | "REFERENCES_FEW";
  level: "failed" | "notice";
  /** i18n-able snake_case */
  reason: string;
  /** amounts as minor units in text */
  facts: Record<string, string | number | null>;
}

export interface CheckContext {
  account: { number: string; currency: string };
  /** closing balance of the last committed statement of this bank account */
  lastClosing: StatementBalance | null;
  businessDate: CivilDate;
  /** positions of the statement's lines that are not stored yet; all of them when left out */
  newLines?: Set<number>;
  /** sums a person typed or a batch slip states, beside those of the file */
  controls?: Statement["controls"];
  balanceReliable: boolean;
  /** per cent of lines that carry a reference at least; null while nobody knows */
  expectedReferences: number | null;
}

/** Every finding, not only the first; empty when all checks pass. */
export function checkStatement(statement: Statement, context: CheckContext): CheckFinding[] {
  return [
    ...checkAccount(statement, context),
    ...checkCurrency(statement, context),
    ...checkContinuity(statement, context),
    ...checkClosing(statement),
    ...(context.balanceReliable ? checkRows(statement) : []),
    ...checkPeriod(statement, context),
    ...checkControls(statement.lines, statement.controls),
    ...checkControls(statement.lines, context.controls ?? null),
    ...checkReferences(statement.lines, context.expectedReferences),
  ];
}

function failed(
  check: CheckCode,
  code: CheckFinding["code"],
  reason: string,
  facts: CheckFinding["facts"] = {},
): CheckFinding {
  return { check, code, level: "failed", reason, facts };
}

function checkAccount({ account }: Statement, context: CheckContext): CheckFinding[] {
  const facts = { stated: account };
  if (account === null)
    return [
      { ...failed("account", "STATEMENT_ACCOUNT_MISMATCH", "account_not_stated", facts), level: "notice" },
    ];
  if (isSameAccount(account, context.account)) return [];
  return [failed("account", "STATEMENT_ACCOUNT_MISMATCH", "other_account", facts)];
}

const SHORTEST_TAIL = 6;

/**
 * Files write an account with its bank's code before it or its currency behind it, as an IBAN, or masked: the
 * end must agree over at least six characters, and over what a mask leaves.
 */
export function isSameAccount(
  stated: string,
  { number, currency }: { number: string; currency: string },
): boolean {
  const masked = /[X*•]{2,}[^A-Z0-9]*([0-9]{3,})$/i.exec(stated)?.[1];
  const own = (normaliseReference(number) ?? "").replace(/^0+/, "");
  if (masked) return own.endsWith(masked);
  const bare = normaliseReference(stated) ?? "";
  const forms = bare.endsWith(currency) ? [bare, bare.slice(0, -currency.length)] : [bare];
  return forms.some((form) => {
    const file = form.replace(/^0+/, "");
    if (file === own) return file !== "";
    const [long, short] = file.length > own.length ? [file, own] : [own, file];
    return short.length >= SHORTEST_TAIL && long.endsWith(short);
  });
}

function checkCurrency({ currency, lines }: Statement, { account }: CheckContext): CheckFinding[] {
  if (currency !== null && currency !== account.currency)
    return [failed("currency", "CURRENCY_MIX", "other_currency", { stated: currency })];
  const other = lines.find((line) => line.currency !== account.currency);
  if (!other) return [];
  const facts = { row: other.row, stated: other.currency };
  return [failed("currency", "CURRENCY_MIX", "line_in_other_currency", facts)];
}

/** Opening = last committed closing; an overlap is fine when what is new leads to the closing balance. */
function checkContinuity(statement: Statement, { lastClosing, newLines }: CheckContext): CheckFinding[] {
  const opening = openingOf(statement);
  if (!lastClosing || opening === null || opening === lastClosing.minor) return [];
  const facts = { opening: opening.toString(), last_closing: lastClosing.minor.toString() };
  const from = statement.period?.from;
  const overlaps = from !== undefined && lastClosing.date !== null && from <= lastClosing.date;
  const added = sumOf(statement.lines.filter((_, at) => !newLines || newLines.has(at)));
  const joins = statement.closing !== null && lastClosing.minor + added === statement.closing.minor;
  if (overlaps && newLines && joins)
    return [{ ...failed("continuity", "STATEMENT_BALANCE", "overlap_joins", facts), level: "notice" }];
  return [failed("continuity", "STATEMENT_BALANCE", overlaps ? "overlap" : "gap", facts)];
}

/** OFX states no opening: what the closing balance leaves when the lines are taken off. */
function openingOf({ opening, closing, lines }: Statement): bigint | null {
  return opening?.minor ?? (closing ? closing.minor - sumOf(lines) : null);
}

function checkClosing({ opening, closing, lines }: Statement): CheckFinding[] {
  if (!opening || !closing) return [];
  const difference = closing.minor - opening.minor - sumOf(lines);
  if (difference === 0n) return [];
  const facts = { difference: difference.toString() };
  return [failed("closing", "STATEMENT_BALANCE", "lines_do_not_reach_closing", facts)];
}

function checkRows({ lines }: Statement): CheckFinding[] {
  const at = firstBrokenBalance(lines);
  if (at < 0) return [];
  const facts = { row: lines[at]?.row ?? 0, balance: lines[at]?.balance?.toString() ?? null };
  return [failed("row_balance", "STATEMENT_BALANCE", "row_balance_broken", facts)];
}

function checkPeriod({ period, lines }: Statement, { businessDate }: CheckContext): CheckFinding[] {
  const late = lines.find((line) => line.bookingDate > businessDate);
  if (late) {
    const facts = { row: late.row, date: late.bookingDate };
    return [failed("period", "ROW_INVALID", "booked_in_future", facts)];
  }
  if (!period || period.to <= businessDate) return [];
  return [failed("period", "ROW_INVALID", "period_in_future", { date: period.to })];
}

function checkControls(lines: StatementLine[], controls: Statement["controls"]): CheckFinding[] {
  const findings: CheckFinding[] = [];
  for (const [side, total] of [
    ["D", controls?.debits],
    ["C", controls?.credits],
  ] as [Side, NonNullable<Statement["controls"]>["debits"] | undefined][]) {
    if (!total) continue;
    const ofSide = lines.filter((line) => line.side === side);
    const sum = ofSide.reduce((minor, line) => minor + line.minor, 0n);
    const facts = { side, stated: total.minor.toString(), found: sum.toString() };
    if (sum !== total.minor)
      findings.push(failed("control_totals", "STATEMENT_BALANCE", "total_differs", facts));
    if (total.count !== null && total.count !== ofSide.length) {
      const counts = { side, stated: total.count, found: ofSide.length };
      findings.push(failed("control_totals", "STATEMENT_BALANCE", "count_differs", counts));
    }
  }
  return findings;
}

/** A few lines more or less without a reference say nothing about how the file was read. */
const FEWEST_LINES = 5;

function checkReferences(lines: StatementLine[], expected: number | null): CheckFinding[] {
  const found = referenceShare(lines);
  if (expected === null || found === null || lines.length < FEWEST_LINES || found >= expected) return [];
  return [
    { ...failed("references", "REFERENCES_FEW", "few_references", { found, expected }), level: "notice" },
  ];
}

export function sumOf(lines: Pick<StatementLine, "side" | "minor">[]): bigint {
  return lines.reduce((sum, line) => sum + signedMinor(line), 0n);
}

/**
 * Positions of lines that an import would leave out as stored already, and whose amount is exactly what the
 * balance lacks without them: each may be a true duplicate, which a person may accept.
 */
export function trueDuplicateOffers(
  { lines, closing }: Pick<Statement, "lines" | "closing">,
  { lastClosing, newLines }: { lastClosing: StatementBalance | null; newLines: Set<number> },
): number[] {
  if (!closing || !lastClosing) return [];
  const added = sumOf(lines.filter((_, at) => newLines.has(at)));
  const missing = closing.minor - lastClosing.minor - added;
  if (missing === 0n) return [];
  return [...lines.keys()].filter((at) => !newLines.has(at) && signedMinor(lines[at]!) === missing);
}
