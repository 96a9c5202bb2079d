/** So many refusals of one person within so long are told to compliance. */
export const DENIALS_ALERT = { count: 3, withinMs: 3_600_000 } as const;
