import { findMoneyLimits, type MoneyLimits } from "~/money/data/payout/money-limits.server";
import type { QueryContext } from "~/people/access/query-context";

/** What one person may let go or take back, as it stands today. */
export function moneyLimits({ db, today }: QueryContext): Promise<MoneyLimits> {
  return findMoneyLimits(db, today);
}
