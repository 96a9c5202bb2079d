import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findDayForChange, saveDayLeft, saveStepFailed } from "~/office/data/close/business-days.server";
import { accept, refuse } from "~/office/domain/outcome";

const input = z.object({
  day: z.iso.date(),
  step: z.number().int(),
  holder: z.string(),
  code: z.string().max(60),
});

/** A chunk broke off: the step waits for people, and the date stays open. */
export const failCloseStep = defineCommand(
  { name: "close.fail_step", permission: "tenant:day_end", input },
  async ({ db, now, emit }, { day, step, holder, code }) => {
    const found = await findDayForChange(db, day);
    const own = found?.steps.find((one) => one.step === step);
    if (!found || !own) return refuse("NOT_FOUND");
    if (found.day.leaseHolder !== holder) return refuse("LEASE_LOST");
    await saveStepFailed(db, own.id, { part: own.progress.part ?? "", code, item: null }, now);
    await saveDayLeft(db, found.day.id, { closedAt: null });
    const subject = { type: "business_day", id: found.day.id };
    emit("close.step_failed", subject, { after: { day, step, code }, category: "system" });
    return accept({ state: "failed" as const });
  },
);
