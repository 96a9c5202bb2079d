import { listAchTargets } from "~/money/data/ach/ach-targets.server";
import type { CivilDate } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import {
  listPayoutTargets,
  listReturnTargets,
  listTransferTargets,
} from "~/money/data/match/outgoing-targets.server";
import type { MatchableLine } from "~/money/domain/match/matchable";

export interface SameAmountTarget {
  type: string;
  id: string;
  name: string | null;
  date: CivilDate | null;
}

interface Args {
  lineId: string;
  side: "C" | "D";
  bookingDate: CivilDate;
  /** minor units, what is not matched yet */
  left: bigint;
  currency: string;
  /** what stands on the page already */
  proposed: { type: string; id: string }[];
}

const SHOWN = 20;

/** Payouts, transfers and debit files of exactly what is left of a line, for a person who knows more than the scores do. */
export async function sameAmountTargets(
  { db }: QueryContext,
  { lineId, side, bookingDate, left, currency, proposed }: Args,
): Promise<SameAmountTarget[]> {
  if (left <= 0n) return [];
  const line: MatchableLine = {
    id: lineId, side, amount: left, currency, bookingDate, narrative: "", refNorm: null, counterpartyName: null,
    counterpartyAccount: null, virtualAccount: null,
  }; // prettier-ignore
  const found = [
    ...(await listPayoutTargets(db, [line])),
    ...(await listReturnTargets(db, [line])),
    ...(await listTransferTargets(db, [line])),
    ...(await listAchTargets(db, [line])),
  ];
  const known = new Set(proposed.map(({ type, id }) => `${type}:${id}`));
  return found
    .filter((target) => target.side === side && !known.has(`${target.type}:${target.id}`))
    .slice(0, SHOWN)
    .map(({ type, id, names, numbers, date }) => ({ type, id, name: names[0] ?? numbers[0] ?? null, date }));
}
