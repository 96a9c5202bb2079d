import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import {
  type AssignableAccount,
  listAccountsForAssignment,
  listCollectorLoads,
  listUnassigned,
} from "~/collections/data/worklist/collectors.server";
import { findPointer, findRun, saveRunPreview } from "~/collections/data/worklist/distribution-runs.server";
import { balanced, type Bundle, roundRobin } from "~/collections/domain/account/distribution";

const input = z.object({
  strategy: z.enum(["round_robin", "balanced"]),
  /** empty: every unassigned new account */
  accountIds: z.array(z.uuid()).max(10_000).default([]),
  /** the accounts of an earlier preview, to see them under another strategy */
  ofRunId: z.uuid().optional(),
});

const LIMIT = 10_000;

/** Who would get what: stored, so that the run does exactly what was shown. */
export const previewDistribution = defineCommand(
  { name: "distribution.preview", permission: "account:assign", input },
  async (context, { strategy, accountIds, ofRunId }) => {
    const loads = await listCollectorLoads(context.db, { forChange: false });
    const collectors = loads.filter(({ awayUntil }) => awayUntil === null);
    if (collectors.length === 0) return refuse("NO_COLLECTORS");
    const accounts = await listToShareOut(context, accountIds, ofRunId);
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
    const left = result.left.flatMap((bundle) => bundle.accountIds);
    await saveRunPreview(context.db, {
      id,
      strategy,
      state: "previewed",
      preview: { assigned, left, pointer },
      createdBy: context.actor,
    });
    context.emit(
      "distribution.previewed",
      { type: "distribution_run", id },
      { after: { strategy, accounts: assigned.length }, category: "system" },
    );
    return accept({ runId: id, left: left.length });
  },
);

/** What somebody already works is never taken from them by a distribution. */
async function listToShareOut(
  { db }: CommandContext,
  accountIds: string[],
  ofRunId: string | undefined,
): Promise<AssignableAccount[]> {
  const run = ofRunId ? await findRun(db, ofRunId) : null;
  const chosen = run
    ? [...run.preview.assigned.map((one) => one.accountId), ...run.preview.left]
    : accountIds;
  if (chosen.length === 0) return listUnassigned(db, LIMIT);
  const accounts = await listAccountsForAssignment(db, chosen);
  return accounts.filter((account) => account.assignedTo === null);
}
