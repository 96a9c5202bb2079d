import type { QueryContext } from "~/people/access/query-context";
import { listAlerts } from "~/money/data/alert/finance-alerts.server";
import { alertMoment } from "~/money/domain/alert/alert-moment";
import type { FinanceAlert } from "~/money/domain/alert/finance-alert";

/** The conditions that hold this moment; who was told of them is in the log. */
export async function financeAlerts({ db, tenant }: QueryContext): Promise<FinanceAlert[]> {
  return listAlerts(db, alertMoment(tenant, new Date()));
}
