// Source: spec 05 §12.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

export type StepState = "pending" | "running" | "done" | "failed" | "waived";

/** What went wrong with one item or with a whole part; the item is somebody's record, never a name. */
export interface StepError {
  part: string;
  code: string;
  item: string | null;
}

/** What a step did. Sums are minor units as text: the record is compared between runs, so it carries no ids. */
export interface StepRecord {
  counts: Record<string, number>;
  sums: Record<string, string>;
  errors: StepError[];
}

/** One chunk of a part's work. `next` is where the part goes on, null when it is through. */
export interface ChunkResult {
  counts: Record<string, number>;
  sums: Record<string, bigint>;
  errors: Omit<StepError, "part">[];
  next: string | null;
}

/** Errors a record keeps; the count says how many there were. */
const KEPT_ERRORS = 50;

export function addChunk(record: StepRecord, part: string, chunk: ChunkResult): StepRecord {
  const counts = { ...record.counts };
  const failed: Record<string, number> = chunk.errors.length > 0 ? { failed: chunk.errors.length } : {};
  for (const [name, n] of Object.entries({ ...chunk.counts, ...failed }))
    counts[name] = (counts[name] ?? 0) + n;
  const sums = { ...record.sums };
  for (const [name, amount] of Object.entries(chunk.sums))
    sums[name] = (BigInt(sums[name] ?? 0) + amount).toString();
  const errors = [...record.errors, ...chunk.errors.map((one) => ({ ...one, part }))].slice(0, KEPT_ERRORS);
  return { counts, sums, errors };
}

/** A step runs only when everything before it is done or was waived by two people. */
export function mayRun(steps: readonly { step: number; state: StepState }[], step: number): boolean {
  const before = steps.filter((one) => one.step < step);
  const own = steps.find((one) => one.step === step);
  const open = own?.state === "pending" || own?.state === "running";
  return open && before.every(({ state }) => state === "done" || state === "waived");
}

/** Only what failed may be tried again or let go; the advance of the date itself never is let go. */
export function judgeFailed(step: { step: number; state: StepState }, act: "retry" | "waive"): Outcome<null> {
  if (step.state !== "failed") return refuse("STEP_NOT_FAILED");
  if (act === "waive" && step.step === 13) return refuse("STEP_NOT_WAIVABLE");
  return accept(null);
}
