// Source: spec 05 §9: a failing check refuses the commit until an accountant gives a reason. What the ledger itself
// would refuse (another currency, a day that has not come) no reason can let pass.
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";

import type { PartFinding, StatementFindings } from "./statement-findings";

const BEYOND_REASON = ["other_currency", "line_in_other_currency", "booked_in_future"];

export function isBeyondReason(finding: PartFinding): boolean {
  return finding.level === "failed" && BEYOND_REASON.includes(finding.reason);
}

/**
 * Failed checks that stay when these offers (rows of the file) are accepted: one accepted line is exactly what the
 * balance of its statement lacked.
 */
export function openFailures(
  { checks, offers }: Pick<StatementFindings, "checks" | "offers">,
  accepted: number[],
): PartFinding[] {
  const taken = offers.filter((offer) => accepted.includes(offer.row));
  const settled = new Set(taken.map((offer) => offer.part));
  return checks.filter(
    (one) => one.level === "failed" && !(one.check === "continuity" && settled.has(one.part)),
  );
}

/** What is left to override, or why the file cannot be taken in. */
export function decideCommit(
  findings: StatementFindings,
  decision: { accepted: number[]; reason: string },
): Outcome<PartFinding[]> {
  const parts = new Set<number>();
  for (const row of decision.accepted) {
    const offer = findings.offers.find((one) => one.row === row);
    if (!offer || parts.has(offer.part)) return refuse("STATEMENT_OFFER");
    parts.add(offer.part);
  }
  const failures = openFailures(findings, decision.accepted);
  const beyond = failures.find(isBeyondReason);
  if (beyond) return refuse(beyond.code, { reasons: [beyond.reason], facts: beyond.facts });
  if (failures.length > 0 && decision.reason === "") return refuseField("reason", "STATEMENT_REASON");
  // a day without entries still goes on from the day before
  const says = findings.counts.lines > 0 || findings.parts.some((part) => part.closing !== null);
  if (!says) return refuse("STATEMENT_EMPTY");
  return accept(failures);
}

/**
 * The balances a committed file is kept with: it goes on from the last closing where it can, so that the chain of
 * files has no hole (I15). All signed minor units.
 */
export function keptBalances(
  findings: Pick<StatementFindings, "parts" | "basis" | "checks" | "accepted" | "offers">,
  added: bigint,
): { opening: bigint | null; closing: bigint | null } {
  const toMinor = (text: string | null | undefined) => (text == null ? null : BigInt(text));
  const last = toMinor(findings.basis.closing);
  const stated = {
    opening: toMinor(findings.parts[0]?.opening),
    closing: toMinor(findings.parts.at(-1)?.closing),
  };
  const broken = openFailures(findings, findings.accepted).some((one) => one.check === "continuity");
  if (last === null || broken) return stated;
  return { opening: last, closing: stated.closing ?? last + added };
}
