import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import {
  findDayForChange,
  saveDayLeft,
  saveLease,
  saveStep,
  type StoredStep,
} from "~/office/data/close/business-days.server";
import type { CivilDate } from "~/office/domain/calendar-date";
import { addChunk, mayRun, type StepRecord } from "~/office/domain/close/close-step";
import { LAST_STEP } from "~/office/domain/close/close-steps.table";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { leaseFrom } from "./lease-from";
import { partsOf } from "./close-part";
import { hashOfStep } from "./hash-of-step.server";

const input = z.object({
  day: z.iso.date(),
  step: z.number().int().min(2).max(LAST_STEP),
  holder: z.string().min(1).max(100),
});

/**
 * The next chunk of a step, in one transaction with the step's record and the renewed lease, so that whatever dies
 * is gone whole. Answers `more` while the step has work left. Refusals: LEASE_LOST, STALE_JOB.
 */
export const runCloseStep = defineCommand(
  { name: "close.run_step", permission: "tenant:day_end", input },
  async (context, { day, step, holder }): Promise<Outcome<{ state: "more" | "done" | "failed" }>> => {
    const found = await findDayForChange(context.db, day);
    if (!found) return refuse("NOT_FOUND");
    if (found.day.leaseHolder !== holder) return refuse("LEASE_LOST");
    const own = found.steps.find((one) => one.step === step);
    if (!own || found.day.state === "closed" || !mayRun(found.steps, step)) return refuse("STALE_JOB");
    await saveLease(context.db, found.day.id, leaseFrom(holder, context.now));
    const ran = await runChunk(context, day, own);
    if (!ran.ok) return ran;
    const { record, progress } = ran.value;
    if (progress) {
      const change = { state: "running" as const, record, progress, hash: null, now: context.now };
      await saveStep(context.db, own.id, change);
      return accept({ state: "more" });
    }
    const state = record.errors.length > 0 ? ("failed" as const) : ("done" as const);
    const hash = hashOfStep(step, record);
    await saveStep(context.db, own.id, { state, record, progress: {}, hash, now: context.now });
    const after = { day, step, counts: record.counts, hash: hash.toString("hex") };
    context.emit(
      `close.step_${state}`,
      { type: "business_day", id: found.day.id },
      { after, category: "system" },
    );
    if (state === "failed") await saveDayLeft(context.db, found.day.id, { closedAt: null });
    if (state === "done" && step === LAST_STEP)
      await saveDayLeft(context.db, found.day.id, { closedAt: context.now });
    return accept({ state });
  },
);

interface Ran {
  record: StepRecord;
  /** null when the step is through */
  progress: StoredStep["progress"] | null;
}

/** One chunk of the part that is next; a step without parts is through at once. */
async function runChunk(context: CommandContext, day: CivilDate, own: StoredStep): Promise<Outcome<Ran>> {
  const { counts, sums, errors } = own;
  const record = { counts, sums, errors };
  const parts = partsOf(context, own.step);
  const at = own.progress.part ? parts.findIndex(([name]) => name === own.progress.part) : 0;
  const [name, part] = parts[at] ?? [];
  if (!name || !part) return accept({ record, progress: null });
  const chunk = await part.run(context, { day, cursor: own.progress.cursor ?? null });
  if (!chunk.ok) return chunk;
  const { next } = chunk.value;
  const following = parts[at + 1]?.[0];
  const progress = next !== null ? { part: name, cursor: next } : following ? { part: following } : null;
  return accept({ record: addChunk(record, name, chunk.value), progress });
}
