import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import type { ChunkResult } from "~/office/domain/close/close-step";
import type { Outcome } from "~/office/domain/outcome";

/**
 * What a context does in a step of the day-end close; jobs/receivers.ts names it `close:<step>:<name>`, the step
 * with two digits. A run does one chunk in one transaction and says where the next begins. Doing a chunk again must
 * change nothing: each item is done once per date.
 */
export interface ClosePart {
  run(
    context: CommandContext,
    work: { day: CivilDate; cursor: string | null },
  ): Promise<Outcome<ChunkResult>>;
}

/** The parts of a step by name, in the order of their names. */
export function partsOf(context: CommandContext, step: number): [string, ClosePart][] {
  const prefix = `close:${step.toString().padStart(2, "0")}:`;
  return Object.entries(context.receivers)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, part]): [string, ClosePart] => [name.slice(prefix.length), part as ClosePart])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
