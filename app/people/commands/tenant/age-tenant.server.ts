import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { getStandingForChange } from "~/office/data/tenant/tenant-standing.server";
import { civilDateIn } from "~/office/domain/calendar-date";
import { accept } from "~/office/domain/outcome";
import { nextByTime } from "~/office/domain/tenant/tenant-course";

import { changeState } from "./move-tenant.server";

/** Days pass: a trial ends, an unpaid firm goes on to its next state. One step a run; nothing when it is not the day. */
export const ageTenant = defineCommand(
  { name: "tenant.age", permission: "tenant:age", input: z.strictObject({}) },
  async (context) => {
    const standing = await getStandingForChange(context.db);
    const next = nextByTime(standing);
    if (!next || next.on > civilDateIn(context.tenant.timeZone, context.now)) return accept({ moved: false });
    const { noticeContact } = standing;
    const reason = standing.state === "trial" ? "trial_ended" : "time_passed";
    await changeState(context, standing, {
      state: next.state,
      reason,
      held: false,
      noticeContact,
      since: next.on,
    });
    return accept({ moved: true });
  },
);
