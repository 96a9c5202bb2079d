import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { getStandingForChange, saveTrialEnd } from "~/office/data/tenant/tenant-standing.server";
import { addDays, civilDateIn, toCivilDate } from "~/office/domain/calendar-date";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { MOST_EXTRA_DAYS, TRIAL_DAYS } from "~/office/domain/tenant/tenant-course";

export const trialForm = z.object({
  until: z.string("REQUIRED").trim(),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

/** An operator lets a trial run longer, by thirty days at most over what sign-up gives. */
export const extendTrial = defineCommand(
  { name: "tenant.extend_trial", permission: "tenant:steer", input: trialForm },
  async (context, form) => {
    const until = toCivilDate(form.until);
    if (!until) return refuseField("until", "DATE_FORMAT");
    const standing = await getStandingForChange(context.db);
    if (standing.state !== "trial")
      return refuse("TRANSITION_NOT_ALLOWED", { facts: { from: standing.state } });
    const last = addDays(standing.openedOn, TRIAL_DAYS + MOST_EXTRA_DAYS);
    if (until < civilDateIn(context.tenant.timeZone, context.now) || until > last)
      return refuseField("until", "TRIAL_TOO_LONG");
    await saveTrialEnd(context.db, until);
    context.emit(
      "tenant.trial_extended",
      { type: "tenant", id: context.tenant.id },
      { before: { until: standing.trialEndsOn }, after: { until }, reason: form.reason },
    );
    return accept({ until });
  },
);
