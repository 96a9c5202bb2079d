import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import {
  listAccountsForAssignment,
  listCollectorLoads,
  listUnassigned,
} from "~/collections/data/worklist/collectors.server";
import { findPointer, saveRunPreview } from "~/collections/data/worklist/distribution-runs.server";
import { balanced, type Bundle, roundRobin } from "~/collections/domain/account/distribution";

const input = z.object({
  strategy: z.enum(["round_robin", "balanced"]),
  /** empty: every unassigned new account */
  accountIds: z.array(z.uuid()).max(10_000).default([]),
});

const LIMIT = 10_000;

/** Who would get what: stored, so that the run does exactly what was shown. */
export const previewDistribution = defineCommand(
  { name: "distribution.preview", permission: "account:assign", input },
  async (context, { strategy, accountIds }) => {
    const collectors = await listCollectorLoads(context.db, { forChange: false });
    if (collectors.length === 0) return refuse("NO_COLLECTORS");
    const accounts =
      accountIds.length > 0
        ? await listAccountsForAssignment(context.db, accountIds)
        : await listUnassigned(context.db, LIMIT);
    if (accounts.length === 0) return refuse("NOTHING_TO_ASSIGN");
    const bundles: Bundle[] = [...Map.groupBy(accounts, (account) => account.customerId)].map(
      ([customerId, own]) => ({
        customerId,
        accountIds: own.map((account) => account.id),
        weight: own.reduce((sum, account) => sum + account.balance, 0n),
      }),
    );
    const result =
      strategy === "balanced"
        ? balanced(bundles, collectors)
        : roundRobin(bundles, collectors, await findPointer(context.db));
    const id = context.newId();
    const { assigned, pointer } = result;
    await saveRunPreview(context.db, {
      id,
      strategy,
      state: "previewed",
      preview: { assigned, pointer },
      createdBy: context.actor,
    });
    context.emit(
      "distribution.previewed",
      { type: "distribution_run", id },
      { after: { strategy, accounts: assigned.length }, category: "system" },
    );
    return accept({
      runId: id,
      left: result.left.reduce((count, bundle) => count + bundle.accountIds.length, 0),
    });
  },
);
