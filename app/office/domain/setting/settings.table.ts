import type { SettingDef } from "./setting-kinds";

/** Every setting of a firm (spec 07 §3), each obeyed by what its comment names. */
export const SETTINGS = {
  /** reports, statements of profit, accounting periods: `tenant.fiscal_start_month` */
  fiscal_start_month: {
    group: "calendar", kind: "whole", unit: "month", least: 1, most: 12, default: 1, byCountry: { IN: 4 }, undated: true,
  },
  /** alert "the day is not closed" */
  close_alarm_hour: { group: "calendar", kind: "whole", unit: "clock", least: 1, most: 12, default: 6 },
  /** what a newcomer starts with */
  collector_capacity: {
    group: "collections", desk: "collections", kind: "whole", unit: "accounts", least: 1, most: 5000, default: 200,
  },
  /** what the sharing out of accounts proposes first */
  assignment_strategy: {
    group: "collections", desk: "collections", kind: "choice", choices: ["balanced", "round_robin"], default: "balanced",
  },
  /** what a new connection starts with */
  sftp_poll_minutes: {
    group: "collections", desk: "collections", kind: "whole", unit: "minutes", least: 5, most: 1440, default: 15,
  },
  /** refund requests */
  refund_window_days: { group: "money", risky: true, kind: "whole", unit: "days", least: 0, most: 365, default: 180 },
  /** alert "bank lines nobody matched" */
  suspense_alert_days: { group: "money", risky: true, kind: "whole", unit: "days", least: 1, most: 30, default: 3 },
  /** every list that leaves the house; a role may carry less */
  export_cap: { group: "security", risky: true, kind: "whole", unit: "rows", least: 100, most: 1_000_000, default: 10_000 },
  /** staff sessions */
  idle_minutes: { group: "security", risky: true, kind: "whole", unit: "minutes", least: 5, most: 480, default: 30 },
  absolute_hours: { group: "security", risky: true, kind: "whole", unit: "hours", least: 1, most: 24, default: 12 },
  sessions_most: { group: "security", risky: true, kind: "whole", unit: "sessions", least: 1, most: 20, default: 5 },
  /** roles that need a second factor, admins apart */
  factor_grace_days: { group: "security", risky: true, kind: "whole", unit: "days", least: 0, most: 30, default: 7 },
  /** wrong passwords and codes within the window lock a login for the time; the strictest of its firms holds */
  lock_failures: { group: "security", risky: true, kind: "whole", unit: "failures", least: 3, most: 5, default: 5 },
  lock_window_minutes: { group: "security", risky: true, kind: "whole", unit: "minutes", least: 10, most: 60, default: 10 },
  lock_minutes: { group: "security", risky: true, kind: "whole", unit: "minutes", least: 30, most: 1440, default: 30 },
  /** new passwords beside a second factor; alone they are never shorter than 15 */
  password_least: { group: "security", risky: true, kind: "whole", unit: "characters", least: 12, most: 64, default: 12 },
  /** full numbers shown to one person in a day, and for how long each */
  reveals_per_day: { group: "security", risky: true, kind: "whole", unit: "reveals", least: 1, most: 200, default: 20 },
  reveal_seconds: { group: "security", risky: true, kind: "whole", unit: "seconds", least: 15, most: 300, default: 60 },
  /** addresses that people and keys may come from, as CIDR blocks; empty for everywhere */
  sign_in_addresses: { group: "security", risky: true, kind: "lines", most: 200, default: [] },
  /** the same for people of one role: "collector 203.0.113.0/24" */
  role_addresses: { group: "security", risky: true, kind: "lines", most: 200, default: [] },
  /** months of the log that stay at hand before they go to cold storage; the longest wish of all firms counts */
  audit_online_months: { group: "security", risky: true, kind: "whole", unit: "months", least: 12, most: 120, default: 24 },
  /** requests for a second person */
  approval_hours: { group: "approvals", kind: "whole", unit: "hours", least: 1, most: 240, default: 72 },
  /** rights lent to a colleague */
  delegation_days: { group: "approvals", kind: "whole", unit: "days", least: 1, most: 90, default: 30 },
  /** entries of the bell that become one */
  notice_group_minutes: { group: "alerts", kind: "whole", unit: "minutes", least: 0, most: 60, default: 10 },
  /** customers' sessions */
  portal_idle_minutes: { group: "portal", kind: "whole", unit: "minutes", least: 5, most: 60, default: 15 },
  /** head and foot of the portal; the firm's display name where it is empty */
  portal_name: { group: "brand", kind: "text", longest: 60, default: "" },
  /** portal pages and the buttons of mails */
  brand_colour: { group: "brand", kind: "colour", default: "#1b5740" },
  /** whom mails come from; the firm's display name where it is empty */
  sender_name: { group: "brand", kind: "text", longest: 60, default: "" },
  /** foot of the portal and of mails to customers */
  contact_phone: { group: "brand", kind: "text", longest: 30, default: "", shape: "phone" },
  contact_email: { group: "brand", kind: "text", longest: 120, default: "", shape: "email" },
  contact_address: { group: "brand", kind: "text", longest: 200, default: "" },
  /** foot of the portal; from plan Growth on it may go */
  powered_by: { group: "brand", kind: "choice", choices: ["shown", "hidden"], default: "shown" },
  /** whom complaints go to: foot of the portal and of mails; nothing is written to customers before it is named */
  complaint_name: { group: "brand", kind: "text", longest: 60, default: "" },
  complaint_email: { group: "brand", kind: "text", longest: 120, default: "", shape: "email" },
  complaint_phone: { group: "brand", kind: "text", longest: 30, default: "", shape: "phone" },
  foot_note: { group: "brand", kind: "text", longest: 300, default: "" },
} as const satisfies Record<string, SettingDef>; // prettier-ignore

export type SettingKey = keyof typeof SETTINGS;

export const SETTING_KEYS = Object.keys(SETTINGS) as [SettingKey, ...SettingKey[]];

/** The definition behind a word from outside; null for a word that is no setting. */
export function findDef(key: string): { key: SettingKey; def: SettingDef } | null {
  const known = SETTING_KEYS.find((one) => one === key);
  return known ? { key: known, def: SETTINGS[known] } : null;
}
