import { beginClose } from "~/office/commands/close/begin-close.server";
import { failCloseStep } from "~/office/commands/close/fail-close-step.server";
import { runCloseStep } from "~/office/commands/close/run-close-step.server";

import { type SystemAccess, valueOf } from "../run-as-system.server";

type Hand = Pick<SystemAccess, "change">;

/** `idle`: nothing more to close, or somebody else closes. `stopped`: a step waits for people. */
export type Closed = "closed" | "idle" | "stopped";

/** Closes the oldest day of a firm that is over, chunk by chunk. `onFault` hears of a chunk that broke off. */
export async function closeNextDay(
  system: Hand,
  holder: string,
  onFault: (error: unknown, work: object) => void,
): Promise<Closed> {
  const begun = valueOf(await system.change(beginClose, { holder }));
  if (begun.state !== "running") return begun.state === "failed" ? "stopped" : "idle";
  for (const step of begun.steps) {
    if (!(await runStep(system, { day: begun.day, step, holder }, onFault))) return "stopped";
  }
  return "closed";
}

async function runStep(
  system: Hand,
  work: { day: string; step: number; holder: string },
  onFault: (error: unknown, work: object) => void,
): Promise<boolean> {
  for (;;) {
    const ran = await system.change(runCloseStep, work).catch((error: unknown) => {
      onFault(error, work);
      return null;
    });
    if (ran?.ok && ran.value.state !== "more") return ran.value.state === "done";
    if (ran?.ok) continue;
    const code = ran?.refusal.code ?? "FAULT";
    // a failed step waits for people; one that another worker has now, or that is over, is not ours
    if (code !== "LEASE_LOST" && code !== "STALE_JOB")
      valueOf(await system.change(failCloseStep, { ...work, code }));
    return false;
  }
}
