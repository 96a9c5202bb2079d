import type { ImportCounters } from "./import-progress";

/** One word for where an import stands, made of its status and stage (spec 02 §3.2). */
export type ImportWord =
  "stored" | "checking" | "waiting" | "loading" | "completed" | "failed" | "cancelled" | "undone";

export function importWordOf({ status, stage }: { status: string; stage: string }): ImportWord {
  if (status === "completed" || status === "failed" || status === "cancelled" || status === "undone")
    return status;
  if (stage === "ready") return "waiting";
  return stage === "checking" || stage === "loading" ? stage : "stored";
}

/** Something is being done by the worker right now. */
export function isRunning(word: ImportWord): boolean {
  return word === "stored" || word === "checking" || word === "loading";
}

export interface ImportPace {
  done: number;
  /** null until the check has counted the rows */
  total: number | null;
  /** rows per second; null before the first second is over */
  perSecond: number | null;
}

/** Rows done of the step under way and how fast it goes; `since` is when the step began. */
export function importPace(
  counters: ImportCounters,
  step: { loading: boolean; since: Date | null; now: Date },
): ImportPace {
  // the checkpoint is a line of the file, and the header is its first
  const loaded = Math.min(Math.max(counters.checkpoint - 1, 0), counters.total ?? 0);
  const done = step.loading ? loaded : counters.processed;
  const seconds = step.since ? (step.now.getTime() - step.since.getTime()) / 1000 : 0;
  return {
    done,
    total: step.loading ? counters.total : null,
    perSecond: seconds >= 1 && done > 0 ? done / seconds : null,
  };
}
