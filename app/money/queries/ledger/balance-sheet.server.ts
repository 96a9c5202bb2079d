import { addMonths, type CivilDate } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { type BalanceSheet, toBalanceSheet } from "~/money/domain/ledger/financial-statements";

import { trialBalance } from "./trial-balance.server";

/** What the firm has and owes on a day, beside the same day a year before. */
export async function balanceSheet(context: QueryContext, { on }: { on: CivilDate }): Promise<BalanceSheet> {
  const now = await trialBalance(context, { on });
  const before = await trialBalance(context, { on: addMonths(on, -12) });
  return toBalanceSheet(now.rows, before.rows);
}
