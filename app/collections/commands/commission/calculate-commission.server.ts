import { z } from "zod";

import { requestApproval } from "~/office/commands/approval/request-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { addDays, addMonths } from "~/office/domain/calendar-date";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { findPlan } from "~/collections/data/commission/commission-plans.server";
import {
  listEarnedMonths,
  saveCalculatedCommission,
} from "~/collections/data/commission/commission-statements.server";
import { commissionRun } from "~/collections/domain/commission/commission-run";

const input = z.object({ period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "PERIOD_FORM") });

/**
 * Everybody's statement of a month, each before a second person: what the month earned by the plan in force at its end,
 * and what earlier months are worth less since. A statement that waits or was agreed to stays as it is. Keyed.
 */
export const calculateCommission = defineCommand(
  { name: "commission.calculate", permission: "commission:prepare", input, keyed: true },
  async (context, { period }) => {
    if (period > context.today.slice(0, 7)) return refuseField("period", "DATE_IN_FUTURE");
    const plan = await findPlan(context.db, addDays(addMonths(`${period}-01`, 1), -1));
    const months = Map.groupBy(await listEarnedMonths(context.db, period), (month) => month.staffId);
    const made: string[] = [];
    for (const [staffId, own] of months) {
      const run = commissionRun(plan, period, own);
      if (run.amount === 0n && run.clawback === 0n && run.base === 0n) continue;
      const { currency } = context.tenant;
      const by = { calculatedById: context.actor.id, planId: plan.id };
      const row = { ...run, ...by, id: context.newId(), staffId, period, currency };
      const id = await saveCalculatedCommission(context.db, row);
      if (!id) continue;
      const { base, amount, clawback } = run;
      context.emit(
        "commission.calculated",
        { type: "commission", id },
        { after: { period, base, amount, clawback, currency }, related: [{ type: "staff", id: staffId }], desk: "collections" },
      ); // prettier-ignore
      const due = amount + clawback;
      const asked = await requestApproval(context, {
        act: "commission.approve",
        subject: { type: "commission", id },
        payload: { period },
        reason: period,
        ...(due > 0n && { amount: due }),
      });
      if (!asked.ok) return asked;
      made.push(id);
    }
    return made.length > 0 ? accept({ made: made.length }) : refuse("NOTHING_EARNED");
  },
);
