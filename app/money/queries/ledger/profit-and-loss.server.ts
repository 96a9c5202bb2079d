import { addMonths, type CivilDate } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { type ProfitAndLoss, toProfitAndLoss } from "~/money/domain/ledger/financial-statements";

import { trialBalance } from "./trial-balance.server";

/** What the firm earned and spent between two days, beside the same days a year before. */
export async function profitAndLoss(
  context: QueryContext,
  { from, on }: { from: CivilDate; on: CivilDate },
): Promise<ProfitAndLoss> {
  const now = await trialBalance(context, { from, on });
  const before = await trialBalance(context, { from: addMonths(from, -12), on: addMonths(on, -12) });
  return toProfitAndLoss(now.rows, before.rows);
}
