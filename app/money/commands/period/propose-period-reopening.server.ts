import { z } from "zod";

import { requestApproval } from "~/office/commands/approval/request-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { refuse } from "~/office/domain/outcome";
import { findPeriod } from "~/money/data/ledger/periods.server";
import { reopen } from "~/money/domain/ledger/accounting-period";

const input = z.object({
  periodId: z.uuid(),
  hours: z.coerce.number().int(),
  reason: z.string().trim().min(10, "REASON_TOO_SHORT").max(200),
});

/** A locked month opens again for some hours, once a second person agrees. */
export const proposePeriodReopening = defineCommand(
  { name: "period.propose_reopening", permission: "period:reopen", input },
  async (context, { periodId, hours, reason }) => {
    const period = await findPeriod(context.db, periodId);
    if (!period) return refuse("NOT_FOUND");
    const state = reopen(period.state, hours);
    if (!state.ok) return state;
    return requestApproval(context, {
      act: "period.reopen",
      subject: { type: "accounting_period", id: periodId },
      payload: { hours, starts_on: period.startsOn },
      reason,
    });
  },
);
