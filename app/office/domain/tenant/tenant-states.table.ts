// Source: spec 07 §1.4 (product decision, 2026): what a firm may do in each state of its subscription.

export const TENANT_STATES = [
  "trial",
  "active",
  "past_due",
  "restricted",
  "suspended",
  "closing",
  "closed",
] as const;
export type TenantState = (typeof TENANT_STATES)[number];

/**
 * Kinds of acts, as the states tell them apart:
 * read · export (files and statements out) · complaint · protect (opt-outs, legal holds, the log, one's own
 * sign-in) · bill · settle (booking what came, paying what is due) · work · grow (new customers, enrolments,
 * bulk sends) · pay · enrol (a standing permission to draw) · in_flight (a payment under way) · due (what is owed
 * and what law demands) · draft (money drawn on a standing permission)
 */
export type ActKind =
  | "read"
  | "export"
  | "complaint"
  | "protect"
  | "bill"
  | "settle"
  | "work"
  | "grow"
  | "pay"
  | "enrol"
  | "in_flight"
  | "due"
  | "draft";

export type Audience = "owner" | "staff" | "customer" | "jobs";

type Row = Readonly<Record<Audience, readonly ActKind[]>>;

/** No state blocks these for whoever can ask at all. */
export const NEVER_BLOCKED: readonly ActKind[] = ["in_flight", "complaint", "protect"];

const STAFF_ALL = ["read", "export", "bill", "settle", "work", "grow", "draft", "due"] as const;
const STAFF_READING = ["read", "export", "bill", "settle"] as const;
const PORTAL_ALL = ["read", "export", "pay", "enrol"] as const;
const JOBS_ALL = ["read", "export", "settle", "work", "grow", "due", "draft", "pay"] as const;

const row = (own: Row): Row => ({
  owner: [...own.owner, ...NEVER_BLOCKED],
  staff: [...own.staff, ...NEVER_BLOCKED],
  customer: [...own.customer, ...NEVER_BLOCKED],
  jobs: [...own.jobs, ...NEVER_BLOCKED],
});

const FULL = row({ owner: STAFF_ALL, staff: STAFF_ALL, customer: PORTAL_ALL, jobs: JOBS_ALL });

export const TENANT_STATE_TABLE: Readonly<Record<TenantState, Row>> = {
  trial: FULL,
  active: FULL,
  past_due: FULL,
  restricted: row({
    owner: STAFF_READING,
    staff: STAFF_READING,
    customer: PORTAL_ALL,
    jobs: ["read", "export", "settle", "due", "draft", "pay"],
  }),
  suspended: row({
    owner: ["export", "bill"],
    staff: [],
    customer: ["read", "export", "pay"],
    jobs: ["read", "export", "settle", "due", "pay"],
  }),
  closing: row({
    owner: ["export"],
    staff: ["export"],
    customer: ["read", "export"],
    jobs: ["read", "export", "settle", "due"],
  }),
  // nobody signs in to a closed firm; what a bank or processor still says is booked, what is owed still goes out
  closed: {
    owner: [],
    staff: [],
    customer: [],
    jobs: ["read", "settle", "due", ...NEVER_BLOCKED],
  },
};
