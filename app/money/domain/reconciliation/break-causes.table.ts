/** What a person may name as the reason of a break. */
export const BREAK_CAUSES = [
  "timing",
  "bank_error",
  "our_error",
  "missing_statement",
  "fee",
  "other",
] as const;
