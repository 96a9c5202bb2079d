// Source: spec 07 §16 (erasure): held → refused; still worked → refused; term running → kept apart; else forgotten.
import type { CivilDate } from "~/office/domain/calendar-date";
import {
  latestOf,
  type RetainedRecord,
  type Retention,
  retainUntil,
} from "~/office/domain/retention/retain-until";

/** What the firm has of a person, as every context says of its own. */
export interface PersonTraces {
  /** accounts that a hold may be on */
  accountIds: string[];
  /** work that is not over, by kind */
  open: Record<string, number>;
  records: RetainedRecord[];
}

export type ErasureVerdict =
  | { kind: "held"; holdIds: string[] }
  | { kind: "open"; open: Record<string, number> }
  | ({ kind: "restrict" } & Retention)
  | { kind: "erase"; rules: string[] };

export function joinTraces(traces: readonly PersonTraces[]): PersonTraces {
  return {
    accountIds: traces.flatMap(({ accountIds }) => accountIds),
    open: Object.fromEntries(
      traces.flatMap(({ open }) => Object.entries(open)).filter(([, count]) => count > 0),
    ),
    records: traces.flatMap(({ records }) => records),
  };
}

/** What becomes of a person who asks to be forgotten. */
export function judgeErasure(
  { open, records }: PersonTraces,
  holdIds: string[],
  today: CivilDate,
): ErasureVerdict {
  if (holdIds.length > 0) return { kind: "held", holdIds };
  if (Object.keys(open).length > 0) return { kind: "open", open };
  const kept = latestOf(records.map((record) => retainUntil(record, today, "law")));
  if (kept) return { kind: "restrict", ...kept };
  // the rules that had applied, all of them over: the certificate names them
  const over = latestOf(records.map((record) => retainUntil(record, "0001-01-01", "law")));
  return { kind: "erase", rules: over?.rules ?? [] };
}
