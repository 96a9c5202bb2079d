import { addDays, type CivilDate, daysBetween, toCivilDate } from "~/office/domain/calendar-date";

/** Days a dashboard looks back by one press. */
export const PERIOD_DAYS = [7, 30, 90] as const;

/** Spec 02 §13.2: the longest trend. */
const MAX_DAYS = 3660;

export interface ChosenPeriod {
  from: CivilDate;
  to: CivilDate;
  /** One of PERIOD_DAYS, or null when both ends were chosen by hand. */
  days: (typeof PERIOD_DAYS)[number] | null;
}

/** `?days=` or `?from=&to=`; what makes no sense is the last 30 days. Both ends count. */
export function readPeriod(params: URLSearchParams, today: CivilDate): ChosenPeriod {
  const from = toCivilDate(params.get("from") ?? "");
  const to = toCivilDate(params.get("to") ?? "");
  if (from && to && from <= to && daysBetween(from, to) < MAX_DAYS) return { from, to, days: null };
  const days = PERIOD_DAYS.find((one) => String(one) === params.get("days")) ?? 30;
  return { from: addDays(today, 1 - days), to: today, days };
}

export interface TrendPoint {
  from: CivilDate;
  to: CivilDate;
  count: number;
  amount: bigint;
}

const MOST_POINTS = 92;
const STEPS = [7, 30, 90];

/** Days in a row, gathered into equal stretches when there are more than a picture can show. */
export function gatherTrend(
  trend: readonly { day: CivilDate; count: number; amount: bigint }[],
): TrendPoint[] {
  const step = [1, ...STEPS].find((size) => trend.length / size <= MOST_POINTS) ?? STEPS.at(-1)!;
  const points: TrendPoint[] = [];
  for (let at = 0; at < trend.length; at += step) {
    const part = trend.slice(at, at + step);
    points.push({
      from: part[0]!.day,
      to: part.at(-1)!.day,
      count: part.reduce((sum, day) => sum + day.count, 0),
      amount: part.reduce((sum, day) => sum + day.amount, 0n),
    });
  }
  return points;
}
