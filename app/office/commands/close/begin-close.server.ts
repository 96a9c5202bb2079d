import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import {
  getBusinessDateForChange,
  getDayForChange,
  saveLease,
  saveStep,
} from "~/office/data/close/business-days.server";
import { type CivilDate, civilDateIn } from "~/office/domain/calendar-date";
import { FIRST_STEP } from "~/office/domain/close/close-steps.table";
import { accept, type Outcome } from "~/office/domain/outcome";

import { leaseFrom } from "./lease-from";
import { hashOfStep } from "./hash-of-step.server";

const input = z.object({ holder: z.string().min(1).max(100) });

type Begun =
  { state: "not_over" | "leased" | "failed" } | { state: "running"; day: CivilDate; steps: number[] };

/**
 * Takes the lease on the close of the firm's today, once that day is over in the firm's own zone. Answers the steps
 * still to run, `not_over` when there is nothing to close, `leased` while another worker
 * closes it, `failed` while a step waits for people. The date before
 * is closed, because only a close moves the date.
 */
export const beginClose = defineCommand(
  { name: "close.begin", permission: "tenant:day_end", input },
  async ({ db, tenant, now, emit }, { holder }): Promise<Outcome<Begun>> => {
    const today = await getBusinessDateForChange(db);
    if (today >= civilDateIn(tenant.timeZone, now)) return accept({ state: "not_over" });
    const { day, steps, fresh } = await getDayForChange(db, today);
    const held = day.leaseUntil !== null && day.leaseUntil > now && day.leaseHolder !== holder;
    if (held) return accept({ state: "leased" });
    if (steps.some(({ state }) => state === "failed")) return accept({ state: "failed" });
    await saveLease(db, day.id, leaseFrom(holder, now));
    const first = steps.find(({ step }) => step === FIRST_STEP);
    if (fresh && first) {
      const record = { counts: {}, sums: {}, errors: [] };
      const hash = hashOfStep(FIRST_STEP, record);
      await saveStep(db, first.id, { state: "done", record, progress: {}, hash, now });
      emit(
        "close.started",
        { type: "business_day", id: day.id },
        { after: { day: today }, category: "system" },
      );
    }
    const open = steps.filter(
      ({ step, state }) => step > FIRST_STEP && state !== "done" && state !== "waived",
    );
    return accept({ state: "running" as const, day: today, steps: open.map(({ step }) => step) });
  },
);
