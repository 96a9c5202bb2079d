/** Rows for conditions that the form of a rule has. */
export const CONDITION_ROWS = [0, 1, 2, 3] as const;
