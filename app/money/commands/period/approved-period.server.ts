import { z } from "zod";

import type { ApprovedAct } from "~/office/commands/approval/request-approval.server";
import { refuse } from "~/office/domain/outcome";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { findLockFacts, findPeriod, savePeriodState } from "~/money/data/ledger/periods.server";
import { lock, reopen } from "~/money/domain/ledger/accounting-period";

/** A second person agreed: the month takes nothing any more. */
export const lockApprovedPeriod: ApprovedAct = {
  permission: ACT_RIGHTS["period.lock"],
  async run(context, approval) {
    const period = await findPeriod(context.db, approval.subject.id);
    if (!period) return refuse("NOT_FOUND");
    // the books may have moved since it was asked for
    const facts = await findLockFacts(context.db, period);
    const state = lock({ ...period, ...facts, today: context.today });
    if (!state.ok) return state;
    await savePeriodState(context.db, period.id, {
      state: state.value,
      closedBy: approval.madeBy.id,
      checkedBy: context.actor.id,
    });
    context.emit("period.locked", approval.subject, { after: { starts_on: period.startsOn } });
    return state;
  },
};

const payload = z.object({ hours: z.number().int() });

/** A second person agreed: the month is open until the hours are over, then it counts as locked again. */
export const reopenApprovedPeriod: ApprovedAct = {
  permission: ACT_RIGHTS["period.reopen"],
  async run(context, approval) {
    const period = await findPeriod(context.db, approval.subject.id);
    if (!period) return refuse("NOT_FOUND");
    const { hours } = payload.parse(approval.payload);
    const state = reopen(period.state, hours);
    if (!state.ok) return state;
    const until = new Date(context.now.getTime() + hours * 3_600_000);
    const change = { state: state.value, checkedBy: context.actor.id, reopenedUntil: until };
    await savePeriodState(context.db, period.id, { ...change, reason: approval.reason });
    const after = { starts_on: period.startsOn, until: until.toISOString(), reason: approval.reason };
    context.emit("period.reopened", approval.subject, { after });
    return state;
  },
};
