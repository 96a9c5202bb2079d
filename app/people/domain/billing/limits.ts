// Source: spec 07 §2: warned at 80 and 100 %; shut at 110 % when that has lasted fourteen days.
import { type CivilDate, daysBetween } from "~/office/domain/calendar-date";

import { type Meter, METERS, type Plan, type PlanLimits } from "./plan";

const GRACE_DAYS = 14;

/** How much is used of everything that is counted. */
export type Usage = Readonly<Record<Meter, number>> & { seats: number; desks: number; domains: number };

export type LimitLevel = "fine" | "near" | "over" | "shut";

/**
 * @param overSince the day since which use has been at 110 % or more; null while it is not
 */
export function judgeLimit(
  used: number,
  limit: number | null,
  overSince: CivilDate | null,
  today: CivilDate,
): LimitLevel {
  if (limit === null) return "fine";
  if (isFarOver(used, limit) && overSince && daysBetween(overSince, today) >= GRACE_DAYS) return "shut";
  if (used >= limit) return "over";
  return used * 100 >= limit * 80 ? "near" : "fine";
}

export function isFarOver(used: number, limit: number | null): boolean {
  return limit !== null && used * 100 >= limit * 110;
}

export interface Over {
  limit: Meter | "desks" | "domains";
  used: number;
  allowed: number;
}

/** What a smaller plan has no room for; seats over the included ones are bought, so they never stand in the way. */
export function overLimits(limits: PlanLimits, usage: Usage): Over[] {
  return (["desks", "domains", ...METERS] as const).flatMap((limit) => {
    const allowed = limits[limit];
    return allowed !== null && usage[limit] > allowed ? [{ limit, used: usage[limit], allowed }] : [];
  });
}

/** Whether a plan is the smaller one: such a change waits for the end of the cycle. */
export function isDowngrade(from: Plan, to: Plan): boolean {
  const size = ({ limits }: Plan) => [limits.seats, limits.customers ?? Infinity, limits.desks] as const;
  const [now, then] = [size(from), size(to)];
  const at = now.findIndex((value, index) => value !== then[index]);
  return at >= 0 && (then[at] ?? 0) < (now[at] ?? 0);
}
