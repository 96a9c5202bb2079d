// Source: spec 07 §2, table of the provider's states. "By age" counts from the first day that a fee was not paid.
import type { CivilDate } from "~/office/domain/calendar-date";
import type { TenantState } from "~/office/domain/tenant/tenant-states.table";

import { stateOfUnpaid } from "./dunning";

export const SUBSCRIPTION_STATUSES = [
  "trialing",
  "active",
  "past_due",
  "unpaid",
  "canceled",
  "incomplete",
  "incomplete_expired",
  "paused",
] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/**
 * The state of a firm whose subscription stands so; null where it stays what it is.
 *
 * @param unpaidSince first day of the fee that is open; null where none is
 */
export function tenantStateOf(
  status: SubscriptionStatus,
  unpaidSince: CivilDate | null,
  today: CivilDate,
): { state: TenantState; since: CivilDate } | null {
  switch (status) {
    case "trialing":
      return { state: "trial", since: today };
    case "active":
      return { state: "active", since: today };
    case "past_due":
      return stateOfUnpaid(unpaidSince ?? today, today);
    case "unpaid": {
      // the provider has given up trying: less than restricted it never is
      const aged = stateOfUnpaid(unpaidSince ?? today, today);
      return aged.state === "past_due" ? { state: "restricted", since: today } : aged;
    }
    case "canceled":
      return { state: "closing", since: today };
    case "paused":
    case "incomplete_expired":
      return { state: "restricted", since: today };
    case "incomplete":
      return null;
  }
}

/** Whether the firm has what a plan gives: it pays, or is being asked to. */
export function isSubscribed(status: SubscriptionStatus | null): boolean {
  return status === "active" || status === "past_due" || status === "trialing" || status === "unpaid";
}
