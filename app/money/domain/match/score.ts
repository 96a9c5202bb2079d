// Source: spec 05 §10, matching engine: gates, weights and their cap.
import type { CivilDate } from "~/office/domain/calendar-date";

import type { Evidence, Finding, MatchableLine, MatchTarget } from "./matchable";
import { nameSimilarity } from "./name-similarity";
import { keyOf, keysIn, phonesIn } from "./narrative-words";

const DATE_POINTS = [10, 8, 6, 4];
const CAP = 100;

export interface ScoreOptions {
  /** how far the amount may be off and still count for half, minor units */
  drift?: bigint;
  /** a person confirmed this counterparty and text for the target before */
  isLearnt?: (line: MatchableLine, target: MatchTarget) => boolean;
}

/** What a line says, read once for all its targets. */
export interface ReadLine {
  line: MatchableLine;
  keys: Set<string>;
  phones: Set<string>;
}

export function readLine(line: MatchableLine): ReadLine {
  return { line, keys: keysIn(line.narrative), phones: phonesIn(line.narrative, line.amount) };
}

/** Direction, currency and room: what fails here is no rival, however well it reads. */
export function passesGates(line: MatchableLine, target: MatchTarget, drift = 0n): boolean {
  return (
    line.side === target.side && line.currency === target.currency && target.remaining > 0n &&
    line.amount <= target.remaining + drift
  ); // prettier-ignore
}

/** Every reason with its points; null when a gate is shut. */
export function score(read: ReadLine, target: MatchTarget, options: ScoreOptions = {}): Finding | null {
  const { line } = read;
  if (!passesGates(line, target, options.drift)) return null;
  const evidence = [
    ...identityEvidence(read, target, options),
    ...amountEvidence(line, target, options.drift ?? 0n),
    ...personEvidence(read, target),
  ].filter((one) => one.points > 0);
  const sum = evidence.reduce((total, one) => total + one.points, 0);
  return { target, score: Math.min(sum, CAP), evidence };
}

function identityEvidence({ line, keys }: ReadLine, target: MatchTarget, options: ScoreOptions): Evidence[] {
  const found: Evidence[] = [];
  const sameReference = target.references.some((one) => one === line.refNorm || keys.has(keyOf(one)));
  if (sameReference) found.push({ code: "reference", points: 40 });
  if (line.virtualAccount !== null && target.virtualAccounts.includes(line.virtualAccount))
    found.push({ code: "virtual_account", points: 40 });
  if (target.numbers.some((one) => keys.has(keyOf(one)))) found.push({ code: "number", points: 25 });
  if (line.counterpartyAccount !== null && target.counterpartyAccounts.includes(line.counterpartyAccount))
    found.push({ code: "counterparty_account", points: 20 });
  if (options.isLearnt?.(line, target)) found.push({ code: "signature", points: 15 });
  return found;
}

function amountEvidence(line: MatchableLine, target: MatchTarget, drift: bigint): Evidence[] {
  const wanted = target.expected ?? target.remaining;
  const off = line.amount > wanted ? line.amount - wanted : wanted - line.amount;
  const found: Evidence[] = [];
  if (off === 0n) found.push({ code: "amount", points: 30 });
  else if (off <= drift) found.push({ code: "amount_near", points: 15 });
  if (off === 0n && target.dueOn !== null && target.dueOn <= line.bookingDate)
    found.push({ code: "due_now", points: 10 });
  const apart = target.date === null ? null : Math.abs(dayNumber(target.date) - dayNumber(line.bookingDate));
  if (apart !== null) found.push({ code: "date", points: DATE_POINTS[apart] ?? 0 });
  return found;
}

function personEvidence({ line, phones }: ReadLine, target: MatchTarget): Evidence[] {
  const best = line.counterpartyName
    ? Math.max(0, ...target.names.map((name) => nameSimilarity(line.counterpartyName ?? "", name)))
    : 0;
  return [
    { code: "name", points: Math.floor(best * 10) },
    { code: "phone", points: target.phones.some((phone) => phones.has(phone)) ? 5 : 0 },
  ];
}

/** Days since 1970: a line is held against a thousand dates, and calendar arithmetic would be most of the time. */
function dayNumber(date: CivilDate): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
