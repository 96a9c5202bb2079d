// Source: spec 05 §9, preview and checks before commit.
import type { CivilDate } from "~/office/domain/calendar-date";

import { identityKey } from "../line-identity.server";
import { referenceShare } from "../reference-share";
import type { RowFault, Statement, StatementBalance, StatementLine } from "../statement";
import { checkStatement, sumOf, trueDuplicateOffers } from "../statement-checks";

import type { ChosenAccount, ChosenLine, ChosenLines } from "./choose-lines.server";
import {
  type DuplicateOffer,
  FAULTS_KEPT,
  LINES_KEPT,
  type PartFinding,
  type PreviewLine,
  SAMPLE_KEPT,
  type StatementFindings,
  type StatementPart,
} from "./statement-findings";

export interface Examination {
  account: ChosenAccount;
  businessDate: CivilDate;
  lastClosing: StatementBalance | null;
  /** identities stored already, as `identityKey` writes them */
  known: Set<string>;
  faults: RowFault[];
  balanceReliable: boolean;
  expectedReferences: number | null;
}

type Examined = Pick<
  StatementFindings,
  "parts" | "otherAccounts" | "counts" | "sums" | "faults" | "known" | "sample" | "offers" | "checks"
>;

/** Counts, sums, repetitions and every finding of the chosen lines. */
export function examineLines(chosen: ChosenLines, given: Examination): Examined {
  const isKnown = (one: ChosenLine) => given.known.has(identityKey(one));
  const fresh = chosen.lines.filter((one) => !isKnown(one));
  const known = chosen.lines.filter(isKnown);
  const rejected = given.faults.filter((fault) => fault.level === "error");
  const { offers, checks } = examineParts(chosen, given);
  return {
    parts: chosen.parts.map(toPart),
    otherAccounts: chosen.otherAccounts,
    counts: {
      lines: chosen.lines.length,
      fresh: fresh.length,
      known: known.length,
      rejected: new Set(rejected.map((fault) => fault.row)).size,
      warnings: given.faults.length - rejected.length,
      referenceShare: referenceShare(chosen.lines.map(({ line }) => line)),
    },
    sums: {
      credits: sideSum(chosen.lines, "C"),
      debits: sideSum(chosen.lines, "D"),
      freshCredits: sideSum(fresh, "C"),
      freshDebits: sideSum(fresh, "D"),
    },
    // rejected rows first: they are what somebody must look at
    faults: [...rejected, ...given.faults.filter((one) => one.level === "warning")].slice(0, FAULTS_KEPT),
    known: known.slice(0, LINES_KEPT).map(({ line }) => toPreview(line)),
    sample: fresh.slice(0, SAMPLE_KEPT).map(({ line }) => toPreview(line)),
    offers,
    checks,
  };
}

/** The statements one after the other: each goes on where the one before it ended. */
function examineParts(chosen: ChosenLines, given: Examination): Pick<Examined, "offers" | "checks"> {
  const offers: DuplicateOffer[] = [];
  const checks: PartFinding[] = [];
  let { lastClosing } = given;
  const byPart = Map.groupBy(chosen.lines, (one) => one.part);
  for (const [part, statement] of chosen.parts.entries()) {
    const newLines = new Set<number>();
    for (const [at, one] of (byPart.get(part) ?? []).entries())
      if (!given.known.has(identityKey(one))) newLines.add(at);
    for (const finding of findingsOf(statement, { ...given, lastClosing }, newLines))
      checks.push({ ...finding, part });
    for (const at of trueDuplicateOffers(statement, { lastClosing, newLines }))
      offers.push({ ...toPreview(statement.lines[at]!), part });
    const added = sumOf(statement.lines.filter((_, at) => newLines.has(at)));
    lastClosing = statement.closing ?? (lastClosing && { ...lastClosing, minor: lastClosing.minor + added });
  }
  return { offers, checks };
}

function findingsOf(statement: Statement, given: Examination, newLines: Set<number>) {
  const { number, currency } = given.account;
  const findings = checkStatement(statement, {
    account: { number: number ?? "", currency },
    lastClosing: given.lastClosing,
    businessDate: given.businessDate,
    newLines,
    balanceReliable: given.balanceReliable,
    expectedReferences: given.expectedReferences,
  });
  if (number !== null) return findings;
  // an account whose number nobody wrote down cannot be told from another
  return findings.map((one) =>
    one.reason === "other_account" ? { ...one, level: "notice" as const, reason: "own_number_unknown" } : one,
  );
}

function toPart(statement: Statement): StatementPart {
  const { account, number, period, opening, closing, lines } = statement;
  return {
    account,
    number,
    period,
    opening: opening?.minor.toString() ?? null,
    closing: closing?.minor.toString() ?? null,
    lines: lines.length,
  };
}

export function toPreview({ row, bookingDate, side, minor, narrative }: StatementLine): PreviewLine {
  return { row, bookingDate, side, minor: minor.toString(), narrative: narrative.slice(0, 200) };
}

function sideSum(lines: ChosenLine[], side: "C" | "D"): string {
  return lines.reduce((sum, { line }) => (line.side === side ? sum + line.minor : sum), 0n).toString();
}
