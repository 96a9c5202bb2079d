import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuseField } from "~/office/domain/outcome";
import { getPeriodForChange, savePeriodState } from "~/money/data/ledger/periods.server";
import { closeSoftly, monthFrom } from "~/money/domain/ledger/accounting-period";

const input = z.object({ startsOn: z.iso.date() });

/** From now on only adjustments go into the month; everything else moves to the next open one. */
export const closePeriodSoftly = defineCommand(
  { name: "period.close_softly", permission: "period:close", input },
  async (context, { startsOn }) => {
    const month = monthFrom(startsOn);
    if (!month) return refuseField("startsOn", "DATE_FORMAT");
    const period = await getPeriodForChange(context.db, month);
    const state = closeSoftly({ ...period, today: context.today });
    if (!state.ok) return state;
    await savePeriodState(context.db, period.id, { state: state.value, closedBy: context.actor.id });
    const subject = { type: "accounting_period", id: period.id };
    context.emit("period.soft_closed", subject, { after: { starts_on: startsOn } });
    return accept({ periodId: period.id });
  },
);
