import { type Mail, type MailFrame, mailPage } from "~/office/letters/mail-page";

/** What a translator offers; letters know no i18n library. */
export type MailText = (key: string, params?: Record<string, unknown>) => string;

export const LETTERS = [
  "verify_email",
  "already_a_login",
  "firm_opened",
  "firm_opened_known",
  "reset_password",
  "staff_invitation",
  "portal_code",
  "payment_receipt",
  "payee_changed",
  "pre_debit_notice",
  "report_ready",
  "alert_imbalance",
  "alert_unmatched",
  "alert_negative",
  "recovery_code_used",
  "factor_removed",
  "login_locked",
  "new_device",
  "outside_link",
  "factor_reset",
  "factor_reset_waits",
  "operator_access_asked",
  "operator_access_opened",
  "firm_active",
  "firm_past_due",
  "firm_restricted",
  "firm_suspended",
  "firm_closing",
  "firm_closed",
  "refresh_reused",
  "trial_ends",
  "fee_unpaid",
  "fee_paid",
  "limit_near",
  "limit_over",
  "limit_shut",
  "domain_active",
  "domain_failing",
  "domain_failed",
  "certificate_ending",
] as const;
export type Letter = (typeof LETTERS)[number];

export interface MailFacts {
  params: Record<string, unknown>;
  /** a code or a link's token */
  secret: string | null;
  baseUrl: string;
  agency: string | null;
  /** the firm's colour and contact, for letters to its customers */
  frame?: MailFrame;
}

/** Letters whose secret is a code to copy; in the others it is part of the link. */
const CODES: Letter[] = ["verify_email", "portal_code"];

const pathGiven = ({ params }: MailFacts) => (typeof params["path"] === "string" ? params["path"] : "/");

const BILLING = "/settings/billing";
const DOMAINS = "/settings/domains";

const PATHS: Partial<Record<Letter, (facts: MailFacts) => string>> = {
  already_a_login: () => "/login",
  firm_opened: ({ secret }) => `/reset-password/${secret ?? ""}`,
  firm_opened_known: () => "/login",
  recovery_code_used: () => "/settings/security",
  factor_removed: () => "/settings/security",
  new_device: () => "/settings/security",
  refresh_reused: () => "/settings/security",
  factor_reset: () => "/login",
  factor_reset_waits: () => "/login",
  operator_access_asked: () => "/settings/operator-access",
  operator_access_opened: () => "/settings/operator-access",
  firm_active: () => "/dashboard",
  firm_past_due: () => BILLING,
  trial_ends: () => BILLING,
  fee_unpaid: () => BILLING,
  fee_paid: () => BILLING,
  limit_near: () => BILLING,
  limit_over: () => BILLING,
  limit_shut: () => BILLING,
  domain_active: () => DOMAINS,
  domain_failing: () => DOMAINS,
  domain_failed: () => DOMAINS,
  certificate_ending: () => DOMAINS,
  firm_restricted: () => "/standing",
  firm_suspended: () => "/standing",
  firm_closing: () => "/standing",
  login_locked: ({ secret }) => `/unlock/${secret ?? ""}`,
  outside_link: ({ secret }) => `/login/outside?token=${secret ?? ""}`,
  reset_password: ({ secret }) => `/reset-password/${secret ?? ""}`,
  staff_invitation: ({ secret }) => `/invitation/${secret ?? ""}`,
  pre_debit_notice: pathGiven,
  report_ready: pathGiven,
  alert_imbalance: pathGiven,
  alert_unmatched: pathGiven,
  alert_negative: pathGiven,
  payment_receipt: pathGiven,
};

/** What goes to the firm's customers carries the firm's own look. */
const TO_CUSTOMERS: Letter[] = ["portal_code", "payment_receipt", "pre_debit_notice"];

export function isToCustomer(letter: Letter): boolean {
  return TO_CUSTOMERS.includes(letter);
}

const WITH_IGNORE: Letter[] = ["verify_email", "reset_password", "portal_code"];

/** Reasons that no person wrote. */
const REASONS = ["fee_paid", "fee_unpaid", "plan_ended", "time_passed", "trial_ended"];

function wordedReason(reason: unknown, text: MailText): { reason?: string } {
  return typeof reason === "string" && REASONS.includes(reason) ? { reason: text(`reason.${reason}`) } : {};
}

function wordedMeter(meter: unknown, text: MailText): { meter?: string } {
  return typeof meter === "string" ? { meter: text(`meter.${meter}`) } : {};
}

/** Mails around signing in: codes, links, invitations, receipts. */
export function identityMail(letter: Letter, facts: MailFacts, text: MailText): Mail {
  const params = {
    ...facts.params,
    ...wordedReason(facts.params["reason"], text),
    ...wordedMeter(facts.params["meter"], text),
    agency: facts.agency ?? facts.params["agency"] ?? text("platform"),
  };
  const name = typeof facts.params["fullName"] === "string" ? facts.params["fullName"] : null;
  const path = PATHS[letter]?.(facts);
  const parts = {
    subject: text(`${letter}.subject`, params),
    greeting: name ? text("greeting", { name }) : text("greetingPlain"),
    paragraphs: [
      text(`${letter}.body`, params),
      ...(WITH_IGNORE.includes(letter) ? [text(`${letter}.ignore`, params)] : []),
    ],
    code: CODES.includes(letter) ? (facts.secret ?? undefined) : undefined,
    action: path ? { label: text(`${letter}.action`, params), url: `${facts.baseUrl}${path}` } : undefined,
    footer: text("footer", params),
  };
  return mailPage(parts, isToCustomer(letter) ? facts.frame : undefined);
}
