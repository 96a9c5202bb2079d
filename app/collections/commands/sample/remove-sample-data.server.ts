import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import {
  listSamplesWithMoney,
  lockSamples,
  saveSamplesRemoved,
} from "~/collections/data/sample/sample-rows.server";

import { sampleInput } from "./load-sample-data.server";

/**
 * Every sample row goes, and what people noted on and did to them; what the log tells of them stays. Answers how many
 * rows of each table went. Rehearsed, it says what would go. SAMPLE_HAS_MONEY names accounts that real money stands on.
 */
export const removeSampleData = defineCommand(
  { name: "sample.remove", permission: "sample:load", input: sampleInput },
  async (context, { desk }) => {
    const { db, tenant } = context;
    await lockSamples(db);
    const accounts = await listSamplesWithMoney(db);
    if (accounts.length > 0) return refuse("SAMPLE_HAS_MONEY", { facts: { accounts } });
    const removed = await saveSamplesRemoved(db);
    if (removed.length > 0) {
      const counts = Object.fromEntries(removed.map(({ table, count }) => [table, count]));
      context.emit("sample.removed", { type: "tenant", id: tenant.id }, { after: { desk, ...counts } });
    }
    return accept({ removed });
  },
);
