// Source: spec 05 §7 (▸ 7.c), US-ACH-004: a return counts on the day its debit was sent; a level is broken when
// it is exceeded, and warned of from 80 % of it. Fewer than 20 debits are too few for a rate to stop the others:
// product decision of 2026-11-21.
import { addDays, type CivilDate } from "~/office/domain/calendar-date";

import { type ReturnRail, returnPolicyOf } from "./return-policy";

export type RateName = "unauthorised" | "administrative" | "overall";

/** Debits of one tenant and rail sent on one day, and what came back of them, whenever it came. */
export interface OriginationDay {
  on: CivilDate;
  debits: number;
  returns: { code: string; count: number }[];
}

export interface RateLimits {
  /** hundredths of a percent */
  limits: Record<RateName, number>;
  /** percent of a limit */
  warnAt: number;
  days: number;
  /** debits in the window from which a broken level stops drafts */
  leastDebits: number;
}

export const DEFAULT_RATE_LIMITS: RateLimits = {
  limits: { unauthorised: 50, administrative: 300, overall: 1_500 },
  warnAt: 80,
  days: 60,
  leastDebits: 20,
};

export interface RateReading {
  rate: RateName;
  returned: number;
  /** hundredths of a percent, cut off: 7 of 2,000 is 35 */
  hundredths: number;
  state: "quiet" | "warning" | "breach";
}

export interface ReturnRates {
  from: CivilDate;
  to: CivilDate;
  debits: number;
  readings: RateReading[];
  /** the same by month in which the debits were sent, oldest first; the window may cut the first */
  months: { month: string; debits: number; readings: RateReading[] }[];
  /** drafts wait for approval */
  draftsPaused: boolean;
}

const RATES: RateName[] = ["unauthorised", "administrative", "overall"];

/** Rates of the last `days` days up to today. Whole numbers only. */
export function returnRates(
  rail: ReturnRail,
  sent: OriginationDay[],
  today: CivilDate,
  limits: RateLimits = DEFAULT_RATE_LIMITS,
): ReturnRates {
  const from = addDays(today, 1 - limits.days);
  const inside = sent.filter(({ on }) => on >= from && on <= today);
  const months = Map.groupBy(inside, ({ on }) => on.slice(0, 7));
  const readings = readingsOf(rail, inside, limits);
  return {
    from,
    to: today,
    debits: debitsOf(inside),
    readings,
    months: [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, days]) => ({ month, debits: debitsOf(days), readings: readingsOf(rail, days, limits) })),
    draftsPaused:
      debitsOf(inside) >= limits.leastDebits && readings.some((reading) => reading.state === "breach"),
  };
}

function debitsOf(days: OriginationDay[]): number {
  return days.reduce((sum, { debits }) => sum + debits, 0);
}

function readingsOf(rail: ReturnRail, days: OriginationDay[], { limits, warnAt }: RateLimits): RateReading[] {
  const debits = BigInt(debitsOf(days));
  const returned: Record<RateName, number> = { unauthorised: 0, administrative: 0, overall: 0 };
  for (const { code, count } of days.flatMap((day) => day.returns)) {
    const { countsAs } = returnPolicyOf(rail, code);
    if (countsAs === "technical" || countsAs === "none") continue;
    returned.overall += count;
    if (countsAs !== "overall") returned[countsAs] += count;
  }
  return RATES.map((rate) => ({
    rate,
    returned: returned[rate],
    hundredths: debits === 0n ? 0 : Number((BigInt(returned[rate]) * 10_000n) / debits),
    state: stateOf(BigInt(returned[rate]), debits, BigInt(limits[rate]), BigInt(warnAt)),
  }));
}

/** returned ÷ debits against limit ÷ 10,000, multiplied out. */
function stateOf(returned: bigint, debits: bigint, limit: bigint, warnAt: bigint): RateReading["state"] {
  if (returned * 10_000n > limit * debits) return "breach";
  if (returned > 0n && returned * 1_000_000n >= limit * debits * warnAt) return "warning";
  return "quiet";
}
