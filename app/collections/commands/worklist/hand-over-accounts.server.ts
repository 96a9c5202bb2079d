import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { listCollectorLoads, listOpenAccountsOf } from "~/collections/data/worklist/collectors.server";
import type { WorkReceiver } from "~/people/commands/organisation/hand-over-work.server";

import { writeAssignments } from "./assign-accounts.server";

/** The open accounts of somebody who is away, given to a collector who has room for all of them. */
export const handOverAccounts: WorkReceiver = {
  async handOver(
    context: CommandContext,
    { fromId, toId, reason }: { fromId: string; toId: string; reason: string },
  ): Promise<Outcome<{ moved: number }>> {
    const accounts = await listOpenAccountsOf(context.db, fromId);
    if (accounts.length === 0) return accept({ moved: 0 });
    const [collector] = await listCollectorLoads(context.db, { forChange: true, staffId: toId });
    if (!collector) return refuse("COLLECTOR_UNKNOWN", { fields: { toId: "COLLECTOR_UNKNOWN" } });
    const { open, capacity, awayUntil } = collector;
    if (awayUntil)
      return refuse("COLLECTOR_AWAY", { fields: { toId: "COLLECTOR_AWAY" }, facts: { awayUntil } });
    if (open + accounts.length > capacity) {
      const facts = { open, capacity, asked: accounts.length };
      return refuse("CAPACITY_EXCEEDED", { fields: { toId: "CAPACITY_EXCEEDED" }, facts });
    }
    const assignments = accounts.map((account) => ({ account, staffId: toId }));
    await writeAssignments(context, assignments, { strategy: "hand_over", reason });
    return accept({ moved: accounts.length });
  },
};
