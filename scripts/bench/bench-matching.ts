import { findMatch, TargetIndex } from "~/money/domain/match/find-match";
import type { MatchableLine, MatchTarget } from "~/money/domain/match/matchable";

import { line, summary } from "./ratio";

const REPETITIONS = 3;

/** Time per line of matching 100,000 lines against 100,000 expectations ÷ 10,000 against 10,000. */
export function benchMatching(): Promise<string[]> {
  perLine(2_000);
  const ratios = Array.from({ length: REPETITIONS }, () => perLine(100_000) / perLine(10_000));
  const text = "matching, time per line, 100,000 × 100,000 ÷ 10,000 × 10,000";
  return Promise.resolve([line(text, summary(ratios), "≤ 1.5")]);
}

function perLine(count: number): number {
  const index = new TargetIndex(Array.from({ length: count }, (_, n) => targetOf(n)));
  const lines = Array.from({ length: count }, (_, n) => lineOf(n, count));
  const start = performance.now();
  for (const one of lines) findMatch(one, index, { mayConfirm: true });
  return (performance.now() - start) / count;
}

const dayOf = (n: number) =>
  `2026-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`;
/** many members owe the same instalment */
const amountOf = (n: number) => BigInt(100_000 + (n % 500) * 100);

function targetOf(n: number): MatchTarget {
  const amount = amountOf(n);
  return {
    type: "instalment", id: `t${n}`, side: "C", remaining: amount, currency: "INR", expected: amount, date: dayOf(n), dueOn: dayOf(n),
    references: [], numbers: [`LN-2026-${String(n).padStart(6, "0")}`], virtualAccounts: [], counterpartyAccounts: [],
    names: [`Member ${n}`], phones: [],
  }; // prettier-ignore
}

/** Two of three name their loan, the third only its amount. */
function lineOf(n: number, count: number): MatchableLine {
  const own = (n * 7919) % count;
  const named = n % 3 > 0 ? ` LN-2026-${String(own).padStart(6, "0")}` : "";
  return {
    id: `l${n}`, side: "C", amount: amountOf(own), currency: "INR", bookingDate: dayOf(own), narrative: `NEFT CR MEMBER ${own}${named}`,
    refNorm: null, counterpartyName: `Member ${own}`, counterpartyAccount: null, virtualAccount: null,
  }; // prettier-ignore
}
