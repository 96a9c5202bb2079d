import type { QueryContext } from "~/people/access/query-context";
import { listAlerts } from "~/money/data/alert/finance-alerts.server";
import { alertClock } from "~/money/domain/alert/alert-clock";
import type { FinanceAlert } from "~/money/domain/alert/finance-alert";

/** The conditions that hold this moment; who was told of them is in the log. */
export async function financeAlerts({ db, tenant, today }: QueryContext): Promise<FinanceAlert[]> {
  const now = new Date();
  const { timeZone } = tenant;
  return listAlerts(db, { now, timeZone, today, clock: alertClock(now, timeZone, today) });
}
