/** A call to the outside world: short, and tried again at growing distances. */
const CALL = { retryBackoff: true, expireInSeconds: 60, policy: "standard" } as const;

/**
 * Every job by name. Commands name jobs from here; handlers live beside in <context>/<verb-noun>.server.ts.
 * Payloads always carry the tenant; handlers are at-least-once and idempotent.
 */
export const JOBS = {
  "check-import": { retryLimit: 3, retryDelay: 5, expireInSeconds: 3600, policy: "standard" },
  "load-import": {
    retryLimit: 5,
    retryDelay: 5,
    expireInSeconds: 7200,
    heartbeatSeconds: 60,
    policy: "standard",
  },
  "withdraw-import": { retryLimit: 5, retryDelay: 5, expireInSeconds: 3600, policy: "standard" },
  "poll-sftp": { retryLimit: 3, retryDelay: 60, expireInSeconds: 900, policy: "short" },
  "match-lines": { retryLimit: 3, retryDelay: 5, expireInSeconds: 1800, policy: "short" },
  "open-checkout": { ...CALL, retryLimit: 3, retryDelay: 2 },
  "close-checkout": { ...CALL, retryLimit: 5, retryDelay: 5 },
  "open-mandate-setup": { ...CALL, retryLimit: 3, retryDelay: 2 },
  "check-mandate": {
    retryLimit: 3,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: 60,
    policy: "short",
  },
  "charge-draft": { ...CALL, retryLimit: 8, retryDelay: 5 },
  "work-drafts": { retryLimit: 2, retryDelay: 60, expireInSeconds: 900, policy: "short" },
  "send-refund": { ...CALL, retryLimit: 8, retryDelay: 5 },
  "send-dispute-evidence": { ...CALL, retryLimit: 8, retryDelay: 5 },
  "absorb-provider-event": {
    retryLimit: 8,
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds: 120,
    policy: "standard",
  },
  "check-domain": { ...CALL, retryLimit: 3, retryDelay: 30, policy: "short" },
  "release-domain": { ...CALL, retryLimit: 8, retryDelay: 30 },
  "poll-processor": { retryLimit: 2, retryDelay: 60, expireInSeconds: 1800, policy: "short" },
  "check-payment": { ...CALL, retryLimit: 3, retryDelay: 30, policy: "short" },
  "read-processor-account": { ...CALL, retryLimit: 5, retryDelay: 5 },
  "close-day": {
    retryLimit: 5,
    retryDelay: 60,
    expireInSeconds: 7200,
    heartbeatSeconds: 60,
    policy: "short",
  },
  "check-invariants": {
    retryLimit: 3,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 3600,
    policy: "short",
  },
  "check-alerts": { retryLimit: 1, retryDelay: 60, expireInSeconds: 300, policy: "short" },
  "run-schedules": { retryLimit: 1, retryDelay: 60, expireInSeconds: 300, policy: "short" },
  "make-report": { retryLimit: 3, retryDelay: 30, expireInSeconds: 1800, policy: "standard" },
  "read-statement": { retryLimit: 3, retryDelay: 5, expireInSeconds: 900, policy: "standard" },
  "book-statement": { retryLimit: 5, retryDelay: 5, expireInSeconds: 3600, policy: "standard" },
  "read-ach-answers": { retryLimit: 3, retryDelay: 5, expireInSeconds: 300, policy: "standard" },
  "apply-ach-answers": { retryLimit: 5, retryDelay: 5, expireInSeconds: 1800, policy: "standard" },
  "undo-statement": { retryLimit: 5, retryDelay: 5, expireInSeconds: 3600, policy: "standard" },
  "seal-days": { retryLimit: 3, retryDelay: 60, expireInSeconds: 1800, policy: "short" },
  "reseal-fields": { retryLimit: 5, retryDelay: 60, expireInSeconds: 3600, policy: "short" },
  "verify-chain": { retryLimit: 2, retryDelay: 60, expireInSeconds: 3600, policy: "short" },
  "send-email": { ...CALL, retryLimit: 6, retryDelay: 10 },
  "age-tenant": { retryLimit: 3, retryDelay: 60, expireInSeconds: 60, policy: "short" },
  "ask-billing": { ...CALL, retryLimit: 8, retryDelay: 2 },
  "read-billing": { ...CALL, retryLimit: 8, retryDelay: 5 },
  "work-billing": { retryLimit: 2, retryDelay: 60, expireInSeconds: 300, policy: "short" },
  "archive-month": { retryLimit: 3, retryDelay: 600, expireInSeconds: 14_400, policy: "short" },
  "delete-file": { retryLimit: 8, retryDelay: 60, expireInSeconds: 60, policy: "standard" },
  "reset-factors": { retryLimit: 5, retryDelay: 60, expireInSeconds: 60, policy: "standard" },
  "tell-denials": { retryLimit: 3, retryDelay: 30, expireInSeconds: 60, policy: "short" },
  "tick-minute": { retryLimit: 0, expireInSeconds: 300, policy: "singleton" },
  "tick-hour": { retryLimit: 1, expireInSeconds: 1800, policy: "singleton" },
} as const;

export type JobName = keyof typeof JOBS;
