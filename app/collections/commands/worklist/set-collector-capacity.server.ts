import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { listCollectorLoads, saveCollectorProfile } from "~/collections/data/worklist/collectors.server";

export const MAX_CAPACITY = 10_000;

const input = z.object({
  staffId: z.uuid(),
  maxAccounts: z.coerce
    .number("CAPACITY_BOUNDS")
    .int("CAPACITY_BOUNDS")
    .min(0, "CAPACITY_BOUNDS")
    .max(MAX_CAPACITY, "CAPACITY_BOUNDS"),
});

/** How many open accounts a collector may hold. A lower figure takes nothing away; it only stops new ones. */
export const setCollectorCapacity = defineCommand(
  { name: "collector.set_capacity", permission: "setting:update", input },
  async (context, { staffId, maxAccounts }) => {
    const [collector] = await listCollectorLoads(context.db, { forChange: true, staffId });
    if (!collector) return refuse("NOT_FOUND");
    if (collector.capacity === maxAccounts) return accept({ staffId });
    await saveCollectorProfile(context.db, { id: context.newId(), staffId, maxAccounts });
    context.emit(
      "collector.capacity_set",
      { type: "staff", id: staffId },
      {
        before: { max_accounts: collector.capacity },
        after: { max_accounts: maxAccounts },
        desk: "collections",
      },
    );
    return accept({ staffId });
  },
);
