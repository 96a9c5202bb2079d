import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import {
  findOpeningRest,
  isMigrationDone,
  saveMigrationDone,
} from "~/money/data/opening/opening-batches.server";

const input = z.object({ done: z.enum(["yes", "no"], "REQUIRED") });

/** Everything is in, and from now on nothing may be left on 3090 (I32); or it goes on after all. */
export const setMigrationDone = defineCommand(
  { name: "opening.set_done", permission: "period:close", input },
  async (context, { done: said }) => {
    const done = said === "yes";
    const before = await isMigrationDone(context.db, context.today);
    if (before === done) return refuse("ALREADY_DONE");
    const rest = await findOpeningRest(context.db);
    if (done && rest !== 0n) return refuse("OPENING_REST", { facts: { rest } });
    const by = { kind: context.actor.kind, id: context.actor.id };
    await saveMigrationDone(context.db, done, { from: context.today, by });
    context.emit(
      "opening.done_set",
      { type: "tenant", id: context.tenant.id },
      { before: { done: before }, after: { done } },
    );
    return accept({ done });
  },
);
