import { alertKey, type FinanceAlert } from "./finance-alert";

const MS_PER_HOUR = 3_600_000;
const ESCALATE_HOURS = 4;
const REMIND_HOURS = 24;

/** An alert that was raised and is not resolved, as the log keeps it. */
export interface OpenAlert extends Pick<FinanceAlert, "code" | "scopeId"> {
  /** instants in ISO 8601 */
  since: string;
  toldAt: string;
  escalated: boolean;
}

export interface AlertPlan {
  raised: FinanceAlert[];
  resolved: OpenAlert[];
  /** told to those above after four hours, once */
  escalated: (FinanceAlert & { hours: number })[];
  /** told again to those whose matter it is, once a day */
  reminded: (FinanceAlert & { hours: number })[];
  open: OpenAlert[];
}

/** What is to be told now, of the conditions that hold and those that were open before (spec 05 §17). */
export function planAlerts(held: FinanceAlert[], before: OpenAlert[], now: Date): AlertPlan {
  const known = new Map(before.map((alert) => [alertKey(alert), alert]));
  const keys = new Set(held.map(alertKey));
  const plan: AlertPlan = {
    raised: [],
    resolved: before.filter((alert) => !keys.has(alertKey(alert))),
    escalated: [],
    reminded: [],
    open: [],
  };
  const at = now.toISOString();
  for (const alert of held) {
    const { code, scopeId } = alert;
    const open = known.get(alertKey(alert));
    if (!open) {
      plan.raised.push(alert);
      plan.open.push({ code, scopeId, since: at, toldAt: at, escalated: false });
      continue;
    }
    const hours = hoursSince(open.since, now);
    const escalate = !open.escalated && hours >= ESCALATE_HOURS;
    const remind = hoursSince(open.toldAt, now) >= REMIND_HOURS;
    if (escalate) plan.escalated.push({ ...alert, hours });
    if (remind) plan.reminded.push({ ...alert, hours });
    plan.open.push({
      ...open,
      escalated: open.escalated || escalate,
      toldAt: remind ? at : open.toldAt,
    });
  }
  return plan;
}

/** Whether the log must keep it: something was told or ended. */
export function isNews({ raised, resolved, escalated, reminded }: AlertPlan): boolean {
  return [raised, resolved, escalated, reminded].some((list) => list.length > 0);
}

function hoursSince(instant: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(instant)) / MS_PER_HOUR);
}
