import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { listAccountsForAssignment, listCollectorLoads } from "~/collections/data/worklist/collectors.server";
import { findRun, saveRunDone } from "~/collections/data/worklist/distribution-runs.server";

import { writeAssignments } from "./assign-accounts.server";

const input = z.object({ runId: z.uuid() });

/**
 * Does what the preview showed. What changed since is passed over and counted: an account somebody
 * assigned meanwhile, a collector who filled up or went away meanwhile.
 */
export const runDistribution = defineCommand(
  { name: "distribution.run", permission: "account:assign", input },
  async (context, { runId }) => {
    const run = await findRun(context.db, runId);
    if (!run) return refuse("NOT_FOUND");
    const loads = await listCollectorLoads(context.db, { forChange: true });
    const collectors = loads.filter(({ awayUntil }) => awayUntil === null);
    const free = new Map(
      collectors.map((collector) => [collector.staffId, collector.capacity - collector.open]),
    );
    const wanted = new Map(run.preview.assigned.map((one) => [one.accountId, one.staffId]));
    const accounts = await listAccountsForAssignment(context.db, [...wanted.keys()]);
    const assignments = accounts.flatMap((account) => {
      const staffId = wanted.get(account.id) ?? "";
      const places = free.get(staffId) ?? 0;
      if (account.assignedTo !== null || places <= 0) return [];
      free.set(staffId, places - 1);
      return [{ account, staffId }];
    });
    const result = { assigned: assignments.length, skipped: wanted.size - assignments.length };
    if (!(await saveRunDone(context.db, runId, result))) return refuse("ALREADY_DONE");
    await writeAssignments(context, assignments, { strategy: run.strategy });
    context.emit("distribution.done", { type: "distribution_run", id: runId }, { after: result });
    return accept(result);
  },
);
