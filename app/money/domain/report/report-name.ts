/** The reports that can be taken out, as their addresses and the log name them. */
export const REPORT_NAMES = [
  "trial-balance",
  "balance-sheet",
  "profit-and-loss",
  "general-ledger",
  "suspense-ageing",
  "cash-position",
] as const;

export type ReportName = (typeof REPORT_NAMES)[number];
