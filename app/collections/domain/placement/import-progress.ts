/** Counters of one load (spec 02 §3.9); their sum is checked by an invariant. */
export interface ImportCounters {
  total: number | null;
  processed: number;
  ok: number;
  errors: number;
  skipped: number;
  warnings: number;
  /** last physical line that is safely stored */
  checkpoint: number;
}

export const NO_COUNTERS: ImportCounters = {
  total: null, processed: 0, ok: 0, errors: 0, skipped: 0, warnings: 0, checkpoint: 0,
}; // prettier-ignore

/** floor(100 × processed ÷ total): 32 of 45 is 71. */
export function percentDone({ processed, total }: Pick<ImportCounters, "processed" | "total">): number {
  if (!total) return 0;
  return Math.floor((100 * processed) / total);
}

export type AcceptMode = "partial" | "all_or_nothing";

/** What the checked file may do next. */
export function verdictOf(
  counters: ImportCounters,
  accept: AcceptMode,
): "ready" | "ALL_ROWS_REJECTED" | "ROWS_REJECTED" {
  const good = counters.processed - counters.errors - counters.skipped;
  if (accept === "all_or_nothing" && counters.errors > 0) return "ROWS_REJECTED";
  if (good <= 0 && counters.errors > 0) return "ALL_ROWS_REJECTED";
  return "ready";
}
