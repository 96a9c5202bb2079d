import { z } from "zod";

import { requestApproval } from "~/office/commands/approval/request-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { refuseField } from "~/office/domain/outcome";
import { findLockFacts, getPeriodForChange } from "~/money/data/ledger/periods.server";
import { lock, monthFrom } from "~/money/domain/ledger/accounting-period";

const input = z.object({ startsOn: z.iso.date(), reason: z.string().trim().max(200).default("") });

/** Locking a month waits for a second person; what stands in its way is said at once. */
export const proposePeriodLock = defineCommand(
  { name: "period.propose_lock", permission: "period:close", input },
  async (context, { startsOn, reason }) => {
    const month = monthFrom(startsOn);
    if (!month) return refuseField("startsOn", "DATE_FORMAT");
    const period = await getPeriodForChange(context.db, month);
    const facts = await findLockFacts(context.db, period);
    const state = lock({ ...period, ...facts, today: context.today });
    if (!state.ok) return state;
    return requestApproval(context, {
      act: "period.lock",
      subject: { type: "accounting_period", id: period.id },
      payload: { starts_on: startsOn },
      reason,
    });
  },
);
