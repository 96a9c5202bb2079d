// Source: spec 05 §17: what finance must hear of without asking, and who.

export const FINANCE_ALERTS = [
  "imbalance",
  "unmatched_aged",
  "suspense_old",
  "break_overdue",
  "seal_missing",
  "close_late",
  "inbox_dead",
  "webhook_silence",
  "payout_transit",
  "period_reopened",
  "return_rates",
] as const;

export type AlertCode = (typeof FINANCE_ALERTS)[number];

/** A condition that holds now, for the whole firm or one bank account or month of it. */
export interface FinanceAlert {
  code: AlertCode;
  /** id of what it is about; null for the whole firm */
  scopeId: string | null;
  /** its name or day, as people know it; null for the whole firm */
  name: string | null;
  /** rows behind it */
  count: number;
  /** how old they are, where the list behind it asks */
  days?: number;
}

/** Ten lines are a normal day; the eleventh is not. How old they are is the firm's choice. */
export const UNMATCHED_MOST = 10;

/** Days after which money in suspense is somebody's matter. */
export const SUSPENSE_DAYS = 30;

/** Who is told: those who can do something about it. */
export const ALERT_RIGHTS: Record<AlertCode, string> = {
  imbalance: "ledger:read",
  unmatched_aged: "match:confirm",
  suspense_old: "match:confirm",
  break_overdue: "seal:create",
  seal_missing: "seal:create",
  close_late: "period:close",
  inbox_dead: "processor:configure",
  webhook_silence: "processor:configure",
  payout_transit: "match:confirm",
  period_reopened: "period:close",
  return_rates: "mandate:release",
};

/** Who is told of what nobody took up: those who run the firm. */
export const ESCALATION_RIGHT = "setting:update";

/** Conditions that are mailed too, with their letter. */
export const MAILED_ALERTS: Partial<Record<AlertCode, "alert_imbalance" | "alert_unmatched">> = {
  imbalance: "alert_imbalance",
  unmatched_aged: "alert_unmatched",
};

/** The filtered list behind an alert. */
export function alertPath({ code, scopeId, days }: Pick<FinanceAlert, "code" | "scopeId" | "days">): string {
  const paths: Record<AlertCode, string> = {
    imbalance: "/ledger",
    unmatched_aged: `/bank/lines?older=${days ?? ""}`,
    suspense_old: "/bank/lines?age=31",
    break_overdue: `/reconciliation/${scopeId ?? ""}`,
    seal_missing: `/reconciliation/${scopeId ?? ""}`,
    close_late: "/close",
    inbox_dead: "/payments/events?state=dead",
    webhook_silence: "/payments/events",
    payout_transit: "/payments/payouts",
    period_reopened: "/ledger/periods",
    return_rates: "/payments/mandates",
  };
  return paths[code];
}

/** What makes two findings the same alert: it is raised once until it is resolved. */
export function alertKey({ code, scopeId }: Pick<FinanceAlert, "code" | "scopeId">): string {
  return scopeId === null ? code : `${code}:${scopeId}`;
}
