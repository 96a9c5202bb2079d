// Source: spec 05 §12: the steps of a business date, in their order.

export const CLOSE_STEPS = [
  { step: 1, key: "lease" },
  { step: 2, key: "inbox" },
  { step: 3, key: "expiry" },
  { step: 4, key: "standing" },
  { step: 5, key: "accrual" },
  { step: 6, key: "charges" },
  { step: 7, key: "class" },
  { step: 8, key: "clearing" },
  { step: 9, key: "promises" },
  { step: 10, key: "reconciliation" },
  { step: 11, key: "invariants" },
  { step: 12, key: "snapshot" },
  { step: 13, key: "advance" },
] as const;

export type CloseStepKey = (typeof CLOSE_STEPS)[number]["key"];

export const FIRST_STEP = 1;
export const LAST_STEP = 13;
