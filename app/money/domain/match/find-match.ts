// Source: spec 05 §10: confirm by itself at 90 with a lead of 15, propose from 50, never choose among equals.
import type { Finding, MatchableLine, MatchTarget } from "./matchable";
import { keyOf } from "./narrative-words";
import { readLine, type ReadLine, score, type ScoreOptions } from "./score";

const CERTAIN = 90;
const LEAD = 15;
const WORTH_PROPOSING = 50;
const RIVALS = 5;
/** Of targets that share nothing but the amount, the nearest in time. */
const NEAREST = 20;

export type Verdict =
  { kind: "certain" | "proposed"; best: Finding; rivals: Finding[] } | { kind: "none"; rivals: Finding[] };

/** What a list of findings comes to; `mayConfirm` is the rule's word. */
export function judge(findings: Finding[], mayConfirm: boolean): Verdict {
  const ranked = [...findings].sort((a, b) => b.score - a.score || a.target.id.localeCompare(b.target.id));
  const [best, second] = ranked;
  if (!best || best.score < WORTH_PROPOSING) return { kind: "none", rivals: ranked.slice(0, RIVALS) };
  const lead = best.score - (second?.score ?? 0);
  if (lead === 0) return { kind: "none", rivals: ranked.slice(0, RIVALS) };
  const certain = mayConfirm && best.score >= CERTAIN && lead >= LEAD;
  return { kind: certain ? "certain" : "proposed", best, rivals: ranked.slice(1, RIVALS + 1) };
}

/**
 * Targets by what a line could name them by. A line looks at those it names and at the nearest in time of its
 * amount, so that a thousand more targets cost a line nothing.
 */
export class TargetIndex {
  private readonly byKey = new Map<string, MatchTarget[]>();
  private readonly byAmount = new Map<string, MatchTarget[]>();

  constructor(targets: MatchTarget[]) {
    for (const target of targets) {
      const keys = [...target.references, ...target.numbers].map(keyOf);
      for (const key of new Set([...keys, ...target.virtualAccounts, ...target.counterpartyAccounts]))
        add(this.byKey, key, target);
      add(this.byAmount, amountKey(target, target.expected ?? target.remaining), target);
    }
    for (const list of this.byAmount.values()) list.sort(byDate);
  }

  /** Everything a line may be about, each once. */
  candidates(read: ReadLine): MatchTarget[] {
    const { line } = read;
    const found = new Set<MatchTarget>();
    for (const key of [
      ...read.keys,
      line.refNorm ?? "",
      line.virtualAccount ?? "",
      line.counterpartyAccount ?? "",
    ])
      for (const target of this.byKey.get(key) ?? []) found.add(target);
    const sameAmount = this.byAmount.get(amountKey(line, line.amount)) ?? [];
    for (const target of nearest(sameAmount, line)) found.add(target);
    return [...found];
  }
}

/** One line against all targets. */
export function findMatch(
  line: MatchableLine,
  index: TargetIndex,
  options: ScoreOptions & { mayConfirm: boolean },
): Verdict {
  const read = readLine(line);
  const findings = index.candidates(read).flatMap((target) => score(read, target, options) ?? []);
  return judge(findings, options.mayConfirm);
}

function add(map: Map<string, MatchTarget[]>, key: string, target: MatchTarget): void {
  const list = map.get(key);
  if (list) list.push(target);
  else map.set(key, [target]);
}

function amountKey({ side, currency }: { side: string; currency: string }, amount: bigint): string {
  return `${side}${currency}${amount}`;
}

function byDate(a: MatchTarget, b: MatchTarget): number {
  return (a.date ?? "").localeCompare(b.date ?? "");
}

/** Up to `NEAREST` of a list in order of date, those around the line's day. */
function nearest(list: MatchTarget[], line: MatchableLine): MatchTarget[] {
  if (list.length <= NEAREST) return list;
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.date ?? "") < line.bookingDate) low = middle + 1;
    else high = middle;
  }
  const start = Math.max(0, Math.min(low - NEAREST / 2, list.length - NEAREST));
  return list.slice(start, start + NEAREST);
}
