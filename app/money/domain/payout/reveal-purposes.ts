// Source: spec 04 §3.8 and 07 §3: a full number is shown for a purpose, with a reason, and not for long.
export const REVEAL_PURPOSES = ["verification", "bank_request", "customer_request", "court_order"] as const;
