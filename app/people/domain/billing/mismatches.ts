import type { Cycle } from "./plan";
import type { SubscriptionStatus } from "./subscription-state";

interface Compared {
  subscriptionRef: string | null;
  status: SubscriptionStatus | null;
  planCode: string | null;
  planVersion: number | null;
  cycle: Cycle | null;
  seats: number;
  seatsWanted: number;
  periodEnd: Date | null;
  ending: boolean;
}

const COMPARED = [
  "subscriptionRef",
  "status",
  "planCode",
  "planVersion",
  "cycle",
  "seats",
  "periodEnd",
  "ending",
] as const;

/** What stood here and is otherwise at the provider, by name, and seats that were ordered and never charged. */
export function mismatchesOf(here: Compared, there: Compared): string[] {
  const text = (value: Compared[keyof Compared]) =>
    value instanceof Date ? value.toISOString() : String(value);
  const found: string[] = COMPARED.filter((name) => text(here[name]) !== text(there[name]));
  if (here.seatsWanted !== here.seats && !found.includes("seats")) found.push("seatsWanted");
  return found;
}
